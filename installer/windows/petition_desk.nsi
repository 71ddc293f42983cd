; The installer: for one person, without administrator and network. Given by the builder:
; VERSION, NUMBERS (four parts), STAGE (the folder to ship), SIZE (kilobytes), OUTFILE, ICON, SIDE (the picture at the left), COMPRESS (zlib or lzma).
;
; Silent: Setup.exe /S [/PORTABLE] [/AUTOSTART] [/NODESKTOP] [/D=folder]   (/D last, without quotes)
; Exit codes: 0 done, 2 given up, 3 the program runs, 4 the folder holds something else, 5 the backup failed,
; 6 Windows is too old or 32 bit.

Unicode true
Target amd64-unicode
!if "${COMPRESS}" == "lzma"
  SetCompressor /SOLID lzma
  SetCompressorDictSize 8
!else
  SetCompressor zlib
!endif

!include MUI2.nsh
!include FileFunc.nsh
!include LogicLib.nsh
!include WinVer.nsh
!include x64.nsh
!include Sections.nsh

!define NAME "校园信访工作台"
!define KEY "petition-desk"
!define UNINSTALL "Software\Microsoft\Windows\CurrentVersion\Uninstall\${KEY}"
!define RUN "Software\Microsoft\Windows\CurrentVersion\Run"
!define BUNDLE "PetitionDesk.Bundle"
!define ENDING ".xfdesk"
!define MUTEX "Local\PetitionDesk"

Name "${NAME} ${VERSION}"
Caption "${NAME} ${VERSION} 安装程序"
OutFile "${OUTFILE}"
InstallDir "$LOCALAPPDATA\Programs\${NAME}"
InstallDirRegKey HKCU "Software\${KEY}" "program"
RequestExecutionLevel user
ManifestDPIAware true
ManifestSupportedOS Win10
BrandingText "${NAME} ${VERSION}"
ShowInstDetails nevershow
ShowUninstDetails nevershow
SetOverwrite on

VIProductVersion "${NUMBERS}"
VIAddVersionKey /LANG=2052 "ProductName" "${NAME}"
VIAddVersionKey /LANG=2052 "FileDescription" "${NAME} 安装程序"
VIAddVersionKey /LANG=2052 "FileVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "ProductVersion" "${VERSION}"
VIAddVersionKey /LANG=2052 "CompanyName" "${NAME}"
VIAddVersionKey /LANG=2052 "LegalCopyright" "MIT"

!define MUI_ICON "${ICON}"
!define MUI_UNICON "${ICON}"
!define MUI_WELCOMEFINISHPAGE_BITMAP "${SIDE}"
!define MUI_ABORTWARNING
!define MUI_WELCOMEPAGE_TITLE "安装 ${NAME} ${VERSION}"
!define MUI_WELCOMEPAGE_TEXT "程序装在您自己的账户里，不需要管理员，也不连网。$\r$\n$\r$\n已经装过的会升级：先备份数据，再更换程序。数据文件夹不会改动。$\r$\n$\r$\n本系统为非涉密系统，严禁存储、处理国家秘密。"
!define MUI_LICENSEPAGE_TEXT_TOP "程序按 MIT 许可使用；随附的 Qt 等组成部分按各自的许可使用。"
!define MUI_FINISHPAGE_TITLE "安装完成"
!define MUI_FINISHPAGE_TEXT "第一次打开时填写学校名称和人员，按 F1 看使用说明。"
!define MUI_FINISHPAGE_RUN "$INSTDIR\PetitionDesk.exe"
!define MUI_FINISHPAGE_RUN_TEXT "现在打开${NAME}"
!insertmacro MUI_PAGE_WELCOME
!insertmacro MUI_PAGE_LICENSE "${STAGE}\licenses\第三方许可.txt"
!insertmacro MUI_PAGE_COMPONENTS
!define MUI_PAGE_CUSTOMFUNCTION_LEAVE CheckFolder
!insertmacro MUI_PAGE_DIRECTORY
!insertmacro MUI_PAGE_INSTFILES
!insertmacro MUI_PAGE_FINISH
!insertmacro MUI_UNPAGE_CONFIRM
!insertmacro MUI_UNPAGE_INSTFILES
!insertmacro MUI_LANGUAGE "SimpChinese"

!macro GIVE_UP code text
  IfSilent +2
    MessageBox MB_OK|MB_ICONSTOP "${text}"
  SetErrorLevel ${code}
  Quit
!macroend

!macro REFUSE_RUNNING
  System::Call 'kernel32::OpenMutexW(i 0x100000, i 0, w "${MUTEX}")p.r0'
  ${If} $0 P<> 0
    System::Call 'kernel32::CloseHandle(p r0)'
    !insertmacro GIVE_UP 3 "${NAME}正在运行。$\r$\n$\r$\n请在托盘图标上点右键，选“退出”，再重新运行。数据没有受影响。"
  ${EndIf}
!macroend

; The folder is new, empty, or holds the program already.
!macro REFUSE_FOREIGN
  ${If} ${FileExists} "$INSTDIR\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\PetitionDesk.exe"
    ${DirState} "$INSTDIR" $0
    ${If} $0 == 1
      StrCpy $1 "foreign"
    ${EndIf}
  ${EndIf}
!macroend

!macro PUT_ASIDE name
  RMDir /r "$INSTDIR\${name}.old"
  ${If} ${FileExists} "$INSTDIR\${name}\*.*"
    ClearErrors
    Rename "$INSTDIR\${name}" "$INSTDIR\${name}.old"
    ${If} ${Errors}
      StrCpy $1 "held"
    ${EndIf}
  ${EndIf}
!macroend

!macro PUT_BACK name
  ${If} ${FileExists} "$INSTDIR\${name}.old\*.*"
  ${AndIfNot} ${FileExists} "$INSTDIR\${name}\*.*"
    Rename "$INSTDIR\${name}.old" "$INSTDIR\${name}"
  ${EndIf}
!macroend

Function CheckFolder
  StrCpy $1 ""
  !insertmacro REFUSE_FOREIGN
  ${If} $1 == "foreign"
    MessageBox MB_OK|MB_ICONSTOP "文件夹 $INSTDIR 里有别的文件。$\r$\n$\r$\n请选择空的文件夹，或者已经装有${NAME}的文件夹。"
    Abort
  ${EndIf}
FunctionEnd

Section "${NAME}" PROGRAM
  SectionIn RO
  StrCpy $1 ""
  !insertmacro REFUSE_FOREIGN
  ${If} $1 == "foreign"
    !insertmacro GIVE_UP 4 "文件夹 $INSTDIR 里有别的文件，没有安装。"
  ${EndIf}
  !insertmacro REFUSE_RUNNING
  ${If} ${FileExists} "$INSTDIR\petition-desk.exe"
    DetailPrint "备份数据"
    nsExec::Exec '"$INSTDIR\petition-desk.exe" backup'
    Pop $0
    ${If} $0 != 0
      IfSilent 0 +3
        SetErrorLevel 5
        Quit
      MessageBox MB_YESNO|MB_ICONEXCLAMATION|MB_DEFBUTTON2 "升级前的数据备份没有成功，数据没有受影响。$\r$\n$\r$\n常见原因：数据文件夹所在的移动硬盘没有插上，或者磁盘已满。仍然升级吗？" IDYES goon
        SetErrorLevel 5
        Quit
      goon:
    ${EndIf}
  ${EndIf}
  ; Folders of our own, so nothing of an older version is left and nothing of the officer's is touched. They are moved
  ; aside first: a file that something holds open stops the upgrade while the old program is still whole.
  StrCpy $1 ""
  !insertmacro PUT_ASIDE runtime
  !insertmacro PUT_ASIDE lib
  !insertmacro PUT_ASIDE app
  !insertmacro PUT_ASIDE licenses
  ${If} $1 == "held"
    !insertmacro PUT_BACK runtime
    !insertmacro PUT_BACK lib
    !insertmacro PUT_BACK app
    !insertmacro PUT_BACK licenses
    !insertmacro GIVE_UP 3 "程序的文件正被占用，没有升级，原来的程序和数据都没有改动。$\r$\n$\r$\n请关闭正在打开这些文件的程序（如杀毒软件的扫描），再重新运行。"
  ${EndIf}
  RMDir /r "$INSTDIR\runtime.old"
  RMDir /r "$INSTDIR\lib.old"
  RMDir /r "$INSTDIR\app.old"
  RMDir /r "$INSTDIR\licenses.old"
  SetOutPath "$INSTDIR"
  File /r "${STAGE}\*.*"
SectionEnd

; What was ticked is done by the last section, once it is known whether the program stays on a stick.
Section "桌面快捷方式" DESKTOP
SectionEnd

Section /o "随电脑启动" AUTOSTART
SectionEnd

Section /o "便携方式（U 盘）" PORTABLE
SectionEnd

Section "-enter"
  ${If} ${SectionIsSelected} ${PORTABLE}
    FileOpen $0 "$INSTDIR\portable.txt" w
    FileWrite $0 "data"
    FileClose $0
    Return
  ${EndIf}
  Delete "$INSTDIR\portable.txt"
  ${If} ${SectionIsSelected} ${DESKTOP}
    CreateShortcut "$DESKTOP\${NAME}.lnk" "$INSTDIR\PetitionDesk.exe"
  ${EndIf}
  ${If} ${SectionIsSelected} ${AUTOSTART}
    WriteRegStr HKCU "${RUN}" "${KEY}" '"$INSTDIR\PetitionDesk.exe" --tray'
  ${EndIf}
  WriteUninstaller "$INSTDIR\uninstall.exe"
  CreateShortcut "$SMPROGRAMS\${NAME}.lnk" "$INSTDIR\PetitionDesk.exe"
  WriteRegStr HKCU "Software\${KEY}" "program" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayName" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayVersion" "${VERSION}"
  WriteRegStr HKCU "${UNINSTALL}" "Publisher" "${NAME}"
  WriteRegStr HKCU "${UNINSTALL}" "DisplayIcon" "$INSTDIR\PetitionDesk.exe"
  WriteRegStr HKCU "${UNINSTALL}" "InstallLocation" "$INSTDIR"
  WriteRegStr HKCU "${UNINSTALL}" "UninstallString" '"$INSTDIR\uninstall.exe"'
  WriteRegStr HKCU "${UNINSTALL}" "QuietUninstallString" '"$INSTDIR\uninstall.exe" /S'
  WriteRegDWORD HKCU "${UNINSTALL}" "EstimatedSize" ${SIZE}
  WriteRegDWORD HKCU "${UNINSTALL}" "NoModify" 1
  WriteRegDWORD HKCU "${UNINSTALL}" "NoRepair" 1
  WriteRegStr HKCU "Software\Classes\${ENDING}" "" "${BUNDLE}"
  WriteRegStr HKCU "Software\Classes\${BUNDLE}" "" "信访数据包"
  WriteRegStr HKCU "Software\Classes\${BUNDLE}\DefaultIcon" "" "$INSTDIR\PetitionDesk.exe,0"
  WriteRegStr HKCU "Software\Classes\${BUNDLE}\shell\open\command" "" '"$INSTDIR\PetitionDesk.exe" "%1"'
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
SectionEnd

Function .onInit
  ${IfNot} ${AtLeastWin10}
  ${OrIfNot} ${RunningX64}
    !insertmacro GIVE_UP 6 "需要 64 位的 Windows 10 或更高版本。"
  ${EndIf}
  !insertmacro REFUSE_RUNNING
  ${GetParameters} $R0
  ClearErrors
  ${GetOptions} $R0 "/PORTABLE" $R1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${PORTABLE}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/AUTOSTART" $R1
  ${IfNot} ${Errors}
    !insertmacro SelectSection ${AUTOSTART}
  ${EndIf}
  ClearErrors
  ${GetOptions} $R0 "/NODESKTOP" $R1
  ${IfNot} ${Errors}
    !insertmacro UnselectSection ${DESKTOP}
  ${EndIf}
  ; Who starts the program with the machine keeps it so after an upgrade.
  ReadRegStr $R2 HKCU "${RUN}" "${KEY}"
  ${If} $R2 != ""
    !insertmacro SelectSection ${AUTOSTART}
  ${EndIf}
FunctionEnd

LangString TELL_PROGRAM 2052 "程序、开始菜单和卸载程序。"
LangString TELL_DESKTOP 2052 "在桌面放一个快捷方式。"
LangString TELL_AUTOSTART 2052 "登录 Windows 时在托盘里启动，到期自动提醒。以后可以在“提醒设置”里更改。"
LangString TELL_PORTABLE 2052 "只解压程序，数据放在旁边的“数据”文件夹，不建快捷方式，不写注册表。"
!insertmacro MUI_FUNCTION_DESCRIPTION_BEGIN
  !insertmacro MUI_DESCRIPTION_TEXT ${PROGRAM} $(TELL_PROGRAM)
  !insertmacro MUI_DESCRIPTION_TEXT ${DESKTOP} $(TELL_DESKTOP)
  !insertmacro MUI_DESCRIPTION_TEXT ${AUTOSTART} $(TELL_AUTOSTART)
  !insertmacro MUI_DESCRIPTION_TEXT ${PORTABLE} $(TELL_PORTABLE)
!insertmacro MUI_FUNCTION_DESCRIPTION_END

Function un.onInit
  !insertmacro REFUSE_RUNNING
FunctionEnd

Section "Uninstall"
  RMDir /r "$INSTDIR\runtime"
  RMDir /r "$INSTDIR\lib"
  RMDir /r "$INSTDIR\app"
  RMDir /r "$INSTDIR\licenses"
  Delete "$INSTDIR\PetitionDesk.exe"
  Delete "$INSTDIR\petition-desk.exe"
  Delete "$INSTDIR\build.json"
  Delete "$INSTDIR\uninstall.exe"
  RMDir "$INSTDIR"
  Delete "$SMPROGRAMS\${NAME}.lnk"
  Delete "$DESKTOP\${NAME}.lnk"
  DeleteRegValue HKCU "${RUN}" "${KEY}"
  DeleteRegKey HKCU "${UNINSTALL}"
  DeleteRegKey HKCU "Software\Classes\${BUNDLE}"
  DeleteRegKey HKCU "Software\Classes\${ENDING}"
  ReadRegStr $0 HKCU "Software\${KEY}" "data"
  DeleteRegValue HKCU "Software\${KEY}" "program"
  System::Call 'shell32::SHChangeNotify(i 0x08000000, i 0, p 0, p 0)'
  ${If} $0 == ""
    StrCpy $0 "文档里的“${NAME}”文件夹"
  ${EndIf}
  IfSilent +2
    MessageBox MB_OK|MB_ICONINFORMATION "程序已经卸载。$\r$\n$\r$\n数据没有删除，仍在：$\r$\n$0$\r$\n$\r$\n重新安装后选择这个文件夹就能继续使用。"
SectionEnd

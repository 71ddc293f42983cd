CREATE TABLE archive_transfer (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    giver TEXT NOT NULL,
    receiver TEXT NOT NULL,
    receiver_unit TEXT NOT NULL,
    listed_on DATE NOT NULL,
    signed_on DATE,
    scan TEXT NOT NULL,
    paper_id INTEGER,
    void_reason TEXT NOT NULL,
    CONSTRAINT pk_archive_transfer PRIMARY KEY (id),
    CONSTRAINT fk_archive_transfer_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE disposal (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    listed_on DATE NOT NULL,
    appraisal TEXT NOT NULL,
    appraisers TEXT NOT NULL,
    approver TEXT NOT NULL,
    approved_on DATE,
    watchers TEXT NOT NULL,
    destroyed_on DATE,
    files TEXT NOT NULL,
    paper_id INTEGER,
    void_reason TEXT NOT NULL,
    CONSTRAINT pk_disposal PRIMARY KEY (id),
    CONSTRAINT fk_disposal_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE file_gone (
    hash TEXT NOT NULL,
    disposal_id INTEGER NOT NULL,
    gone_at VARCHAR(27) NOT NULL,
    CONSTRAINT pk_file_gone PRIMARY KEY (hash),
    CONSTRAINT fk_file_gone_hash FOREIGN KEY(hash) REFERENCES stored_file (hash),
    CONSTRAINT fk_file_gone_disposal_id FOREIGN KEY(disposal_id) REFERENCES disposal (id)
);

CREATE TABLE volume (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    record_class TEXT NOT NULL,
    mode TEXT NOT NULL,
    year INTEGER NOT NULL,
    title TEXT NOT NULL,
    fonds_no TEXT NOT NULL,
    fonds_name TEXT NOT NULL,
    category TEXT NOT NULL,
    catalogue_no TEXT NOT NULL,
    volume_no TEXT NOT NULL,
    file_no TEXT NOT NULL,
    retention TEXT NOT NULL,
    retention_reason TEXT NOT NULL,
    secrecy TEXT NOT NULL,
    shelf TEXT NOT NULL,
    state TEXT NOT NULL,
    statement TEXT NOT NULL,
    absences TEXT NOT NULL,
    compiler TEXT NOT NULL,
    checker TEXT NOT NULL,
    made_on DATE NOT NULL,
    bound_on DATE,
    pages INTEGER,
    early_reason TEXT NOT NULL,
    late_entry_reason TEXT NOT NULL,
    duplex BOOLEAN NOT NULL,
    cover_paper_id INTEGER,
    contents_paper_id INTEGER,
    note_paper_id INTEGER,
    hold TEXT NOT NULL,
    hold_on DATE,
    transfer_id INTEGER,
    disposal_id INTEGER,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_volume PRIMARY KEY (id),
    CONSTRAINT uq_volume_number UNIQUE (number),
    CONSTRAINT ck_volume_state CHECK (state IN ('OPEN','BOUND','ARCHIVED','DISPOSED','VOID')),
    CONSTRAINT fk_volume_cover_paper_id FOREIGN KEY(cover_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_volume_contents_paper_id FOREIGN KEY(contents_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_volume_note_paper_id FOREIGN KEY(note_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_volume_transfer_id FOREIGN KEY(transfer_id) REFERENCES archive_transfer (id),
    CONSTRAINT fk_volume_disposal_id FOREIGN KEY(disposal_id) REFERENCES disposal (id)
);

CREATE INDEX ix_volume_year ON volume (year, record_class, id);

CREATE TABLE appraisal (
    id INTEGER NOT NULL,
    volume_id INTEGER NOT NULL,
    appraised_on DATE NOT NULL,
    decision TEXT NOT NULL,
    opinion TEXT NOT NULL,
    first TEXT NOT NULL,
    second TEXT NOT NULL,
    retention TEXT NOT NULL,
    renewed_from INTEGER,
    CONSTRAINT pk_appraisal PRIMARY KEY (id),
    CONSTRAINT fk_appraisal_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id)
);

CREATE INDEX ix_appraisal_volume ON appraisal (volume_id);

CREATE TABLE loan (
    id INTEGER NOT NULL,
    volume_id INTEGER NOT NULL,
    borrower TEXT NOT NULL,
    unit TEXT NOT NULL,
    purpose TEXT NOT NULL,
    way TEXT NOT NULL,
    approved_by TEXT NOT NULL,
    approved_on DATE NOT NULL,
    out_on DATE NOT NULL,
    due DATE NOT NULL,
    renewals TEXT NOT NULL,
    back_on DATE,
    condition TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    CONSTRAINT pk_loan PRIMARY KEY (id),
    CONSTRAINT fk_loan_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id)
);

CREATE INDEX ix_loan_volume ON loan (volume_id);

CREATE TABLE piece (
    id INTEGER NOT NULL,
    volume_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    kind TEXT NOT NULL,
    source TEXT NOT NULL,
    case_id INTEGER,
    paper_id INTEGER,
    material_id INTEGER,
    title TEXT NOT NULL,
    own_title BOOLEAN NOT NULL,
    doc_no TEXT NOT NULL,
    responsible TEXT NOT NULL,
    dated DATE,
    pages INTEGER NOT NULL,
    first_page INTEGER,
    item_no TEXT NOT NULL,
    note TEXT NOT NULL,
    file TEXT NOT NULL,
    originals TEXT NOT NULL,
    struck BOOLEAN NOT NULL,
    CONSTRAINT pk_piece PRIMARY KEY (id),
    CONSTRAINT fk_piece_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id),
    CONSTRAINT fk_piece_case_id FOREIGN KEY(case_id) REFERENCES matter (id),
    CONSTRAINT fk_piece_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id),
    CONSTRAINT fk_piece_material_id FOREIGN KEY(material_id) REFERENCES material (id)
);

CREATE INDEX ix_piece_volume ON piece (volume_id, seat);

CREATE TABLE volume_case (
    id INTEGER NOT NULL,
    volume_id INTEGER NOT NULL,
    case_id INTEGER NOT NULL,
    "left" BOOLEAN NOT NULL,
    CONSTRAINT pk_volume_case PRIMARY KEY (id),
    CONSTRAINT fk_volume_case_volume_id FOREIGN KEY(volume_id) REFERENCES volume (id),
    CONSTRAINT fk_volume_case_case_id FOREIGN KEY(case_id) REFERENCES matter (id)
);

CREATE INDEX ix_volume_case_case ON volume_case (case_id);

CREATE INDEX ix_volume_case_volume ON volume_case (volume_id);

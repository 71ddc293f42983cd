CREATE TABLE calendar_year (
    id INTEGER NOT NULL,
    year INTEGER NOT NULL,
    arrangement TEXT NOT NULL,
    added_at VARCHAR(27) NOT NULL,
    added_by TEXT NOT NULL,
    CONSTRAINT pk_calendar_year PRIMARY KEY (id)
);

CREATE INDEX ix_calendar_year_year ON calendar_year (year);

CREATE TABLE counter (
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    last INTEGER NOT NULL,
    CONSTRAINT pk_counter PRIMARY KEY (kind, year)
);

CREATE TABLE import_batch (
    id INTEGER NOT NULL,
    file_name TEXT NOT NULL,
    file_hash TEXT NOT NULL,
    imported_at VARCHAR(27) NOT NULL,
    standing TEXT NOT NULL,
    accepted INTEGER NOT NULL,
    already INTEGER NOT NULL,
    refused TEXT NOT NULL,
    undone_at VARCHAR(27),
    CONSTRAINT pk_import_batch PRIMARY KEY (id)
);

CREATE TABLE journal_line (
    sequence INTEGER NOT NULL,
    at VARCHAR(27) NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    record TEXT NOT NULL,
    payload_hash TEXT NOT NULL,
    previous TEXT NOT NULL,
    seal TEXT NOT NULL,
    CONSTRAINT pk_journal_line PRIMARY KEY (sequence)
);

CREATE INDEX ix_journal_line_record ON journal_line (record);

CREATE TABLE journal_payload (
    sequence INTEGER NOT NULL,
    matter_id INTEGER,
    access TEXT NOT NULL,
    body TEXT,
    CONSTRAINT pk_journal_payload PRIMARY KEY (sequence)
);

CREATE INDEX ix_journal_payload_matter ON journal_payload (matter_id);

CREATE TABLE notice_sent (
    id INTEGER NOT NULL,
    occurrence TEXT NOT NULL,
    level TEXT NOT NULL,
    told_at VARCHAR(27) NOT NULL,
    CONSTRAINT pk_notice_sent PRIMARY KEY (id),
    CONSTRAINT uq_notice_sent_occurrence_level UNIQUE (occurrence, level)
);

CREATE TABLE place (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    hours TEXT NOT NULL,
    active BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_place PRIMARY KEY (id)
);

CREATE TABLE rule_text (
    hash TEXT NOT NULL,
    text TEXT NOT NULL,
    first_used_at VARCHAR(27) NOT NULL,
    CONSTRAINT pk_rule_text PRIMARY KEY (hash)
);

CREATE TABLE saved_view (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    definition TEXT NOT NULL,
    CONSTRAINT pk_saved_view PRIMARY KEY (id)
);

CREATE TABLE setting (
    "key" TEXT NOT NULL,
    value TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_setting PRIMARY KEY ("key")
);

CREATE TABLE stored_file (
    hash TEXT NOT NULL,
    size INTEGER NOT NULL,
    media_type TEXT NOT NULL,
    stored_at VARCHAR(27) NOT NULL,
    CONSTRAINT pk_stored_file PRIMARY KEY (hash)
);

CREATE TABLE unit (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    phone TEXT NOT NULL,
    contact TEXT NOT NULL,
    seat INTEGER NOT NULL,
    valid_to DATE,
    successor_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT pk_unit PRIMARY KEY (id),
    CONSTRAINT fk_unit_successor_id FOREIGN KEY(successor_id) REFERENCES unit (id)
);

CREATE TABLE window_state (
    "key" TEXT NOT NULL,
    body TEXT NOT NULL,
    CONSTRAINT pk_window_state PRIMARY KEY ("key")
);

CREATE TABLE person (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    post TEXT NOT NULL,
    phone TEXT NOT NULL,
    roles TEXT NOT NULL,
    unit_id INTEGER,
    backup_id INTEGER,
    active BOOLEAN NOT NULL,
    seat INTEGER NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_person PRIMARY KEY (id),
    CONSTRAINT fk_person_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_person_backup_id FOREIGN KEY(backup_id) REFERENCES person (id)
);

CREATE TABLE draft (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    owner_id INTEGER,
    body TEXT NOT NULL,
    saved_at VARCHAR(27) NOT NULL,
    CONSTRAINT pk_draft PRIMARY KEY (id),
    CONSTRAINT fk_draft_owner_id FOREIGN KEY(owner_id) REFERENCES person (id)
);

CREATE TABLE matter (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    state TEXT NOT NULL,
    access TEXT NOT NULL,
    standing TEXT NOT NULL,
    channel TEXT NOT NULL,
    received_at VARCHAR(27) NOT NULL,
    received_on DATE NOT NULL,
    recorded_at VARCHAR(27) NOT NULL,
    recorder_id INTEGER,
    receiver TEXT NOT NULL,
    place TEXT NOT NULL,
    subject TEXT NOT NULL,
    summary TEXT NOT NULL,
    facts TEXT NOT NULL,
    topic TEXT NOT NULL,
    occurrence TEXT NOT NULL,
    linked_id INTEGER,
    merged_into_id INTEGER,
    headcount INTEGER NOT NULL,
    address_unclear TEXT NOT NULL,
    answered_at_once TEXT NOT NULL,
    urgency TEXT NOT NULL,
    urgency_reason TEXT NOT NULL,
    first_action_at VARCHAR(27),
    wants_written_reply BOOLEAN NOT NULL,
    wants_secrecy BOOLEAN NOT NULL,
    other_procedure TEXT NOT NULL,
    reply_points TEXT NOT NULL,
    postmark_on DATE,
    envelope_kept BOOLEAN,
    letter_pages INTEGER,
    caller_no TEXT NOT NULL,
    call_from VARCHAR(27),
    call_to VARCHAR(27),
    recording_ref TEXT NOT NULL,
    account TEXT NOT NULL,
    external_system TEXT NOT NULL,
    external_number TEXT NOT NULL,
    superior TEXT NOT NULL,
    superior_letter_no TEXT NOT NULL,
    superior_letter_on DATE,
    superior_due DATE,
    report_required BOOLEAN NOT NULL,
    lead_unit_id INTEGER,
    handler_id INTEGER,
    accepted_on DATE,
    promise_reason TEXT NOT NULL,
    promise_due DATE,
    promise_told TEXT NOT NULL,
    promised_on DATE,
    promise_kept_on DATE,
    signed_by_petitioner BOOLEAN,
    refused_to_sign TEXT NOT NULL,
    query_code TEXT NOT NULL,
    regime TEXT NOT NULL,
    regime_reason TEXT NOT NULL,
    overlays TEXT NOT NULL,
    rules_hash TEXT NOT NULL,
    import_id INTEGER,
    void_reason TEXT NOT NULL,
    name_words TEXT NOT NULL,
    name_sort TEXT NOT NULL,
    text_hash TEXT NOT NULL,
    amended_at VARCHAR(27),
    version INTEGER NOT NULL,
    CONSTRAINT pk_matter PRIMARY KEY (id),
    CONSTRAINT uq_matter_number UNIQUE (number),
    CONSTRAINT ck_matter_standing CHECK (standing IN ('OPEN','HISTORY')),
    CONSTRAINT ck_matter_access CHECK (access IN ('OPEN','RESTRICTED')),
    CONSTRAINT fk_matter_recorder_id FOREIGN KEY(recorder_id) REFERENCES person (id),
    CONSTRAINT fk_matter_linked_id FOREIGN KEY(linked_id) REFERENCES matter (id),
    CONSTRAINT fk_matter_merged_into_id FOREIGN KEY(merged_into_id) REFERENCES matter (id),
    CONSTRAINT fk_matter_lead_unit_id FOREIGN KEY(lead_unit_id) REFERENCES unit (id),
    CONSTRAINT fk_matter_handler_id FOREIGN KEY(handler_id) REFERENCES person (id),
    CONSTRAINT fk_matter_rules_hash FOREIGN KEY(rules_hash) REFERENCES rule_text (hash),
    CONSTRAINT fk_matter_import_id FOREIGN KEY(import_id) REFERENCES import_batch (id)
);

CREATE INDEX ix_matter_external ON matter (external_system, external_number);

CREATE INDEX ix_matter_handler ON matter (handler_id, state);

CREATE INDEX ix_matter_import ON matter (import_id);

CREATE INDEX ix_matter_lead_unit ON matter (lead_unit_id, state);

CREATE INDEX ix_matter_linked ON matter (linked_id);

CREATE INDEX ix_matter_merged ON matter (merged_into_id);

CREATE INDEX ix_matter_list ON matter (state, received_on, id);

CREATE INDEX ix_matter_name_sort ON matter (name_sort);

CREATE INDEX ix_matter_received ON matter (received_on, id);

CREATE TABLE accused (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    name TEXT NOT NULL,
    person_id INTEGER,
    unit_id INTEGER,
    CONSTRAINT pk_accused PRIMARY KEY (id),
    CONSTRAINT fk_accused_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_accused_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_accused_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);

CREATE INDEX ix_accused_matter ON accused (matter_id);

CREATE TABLE material (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    name TEXT NOT NULL,
    copies INTEGER NOT NULL,
    original BOOLEAN NOT NULL,
    file TEXT,
    file_name TEXT NOT NULL,
    struck BOOLEAN NOT NULL,
    CONSTRAINT pk_material PRIMARY KEY (id),
    CONSTRAINT fk_material_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_material_matter ON material (matter_id, seat);

CREATE TABLE obligation (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    rule TEXT NOT NULL,
    rules_hash TEXT NOT NULL,
    start TEXT NOT NULL,
    given TEXT,
    nominal TEXT NOT NULL,
    rolled TEXT,
    work_by TEXT,
    due TEXT NOT NULL,
    provisional BOOLEAN NOT NULL,
    met_on DATE,
    silent BOOLEAN NOT NULL,
    CONSTRAINT pk_obligation PRIMARY KEY (id),
    CONSTRAINT uq_obligation_matter_id_rule UNIQUE (matter_id, rule),
    CONSTRAINT fk_obligation_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_obligation_open ON obligation (due, matter_id) WHERE met_on IS NULL AND silent = 0;

CREATE TABLE paper (
    id INTEGER NOT NULL,
    matter_id INTEGER,
    form TEXT NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    year INTEGER NOT NULL,
    sequence INTEGER,
    title TEXT NOT NULL,
    content TEXT NOT NULL,
    file TEXT NOT NULL,
    issued_on DATE NOT NULL,
    issued_at VARCHAR(27) NOT NULL,
    issued_by TEXT NOT NULL,
    printed INTEGER NOT NULL,
    void_reason TEXT NOT NULL,
    CONSTRAINT pk_paper PRIMARY KEY (id),
    CONSTRAINT fk_paper_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_paper_matter ON paper (matter_id, id);

CREATE UNIQUE INDEX uq_paper_number ON paper (number) WHERE number <> '';

CREATE TABLE petitioner (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    name TEXT NOT NULL,
    name_key TEXT NOT NULL,
    gender TEXT NOT NULL,
    id_type TEXT NOT NULL,
    id_no TEXT NOT NULL,
    id_kept_reason TEXT NOT NULL,
    phone TEXT NOT NULL,
    phone_key TEXT NOT NULL,
    address TEXT NOT NULL,
    identity TEXT NOT NULL,
    org TEXT NOT NULL,
    relation TEXT NOT NULL,
    representative BOOLEAN NOT NULL,
    guardian TEXT NOT NULL,
    struck BOOLEAN NOT NULL,
    CONSTRAINT pk_petitioner PRIMARY KEY (id),
    CONSTRAINT fk_petitioner_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_petitioner_id ON petitioner (id_no);

CREATE INDEX ix_petitioner_matter ON petitioner (matter_id, seat);

CREATE INDEX ix_petitioner_name ON petitioner (name_key);

CREATE INDEX ix_petitioner_phone ON petitioner (phone_key);

CREATE TABLE reader (
    matter_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    CONSTRAINT pk_reader PRIMARY KEY (matter_id, person_id),
    CONSTRAINT fk_reader_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_reader_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE TABLE unrelated (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    other_id INTEGER NOT NULL,
    CONSTRAINT pk_unrelated PRIMARY KEY (id),
    CONSTRAINT fk_unrelated_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_unrelated_other_id FOREIGN KEY(other_id) REFERENCES matter (id)
);

CREATE TABLE demand (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    text TEXT NOT NULL,
    own_authority TEXT NOT NULL,
    nature TEXT NOT NULL,
    route TEXT NOT NULL,
    route_basis TEXT NOT NULL,
    competent_body TEXT NOT NULL,
    notice_id INTEGER,
    answer_id INTEGER,
    struck BOOLEAN NOT NULL,
    CONSTRAINT pk_demand PRIMARY KEY (id),
    CONSTRAINT fk_demand_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_demand_notice_id FOREIGN KEY(notice_id) REFERENCES paper (id),
    CONSTRAINT fk_demand_answer_id FOREIGN KEY(answer_id) REFERENCES paper (id)
);

CREATE INDEX ix_demand_matter ON demand (matter_id, seat);

CREATE TABLE step (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    happened_on DATE NOT NULL,
    recorded_at VARCHAR(27) NOT NULL,
    actor TEXT NOT NULL,
    act TEXT NOT NULL,
    from_state TEXT NOT NULL,
    to_state TEXT NOT NULL,
    note TEXT NOT NULL,
    paper_id INTEGER,
    late_entry_reason TEXT NOT NULL,
    CONSTRAINT pk_step PRIMARY KEY (id),
    CONSTRAINT fk_step_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_step_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_step_matter ON step (matter_id, id);

CREATE VIRTUAL TABLE matter_text USING fts5(words, tokenize='ascii', columnsize=0);

ALTER TABLE unit ADD COLUMN contact_backup TEXT DEFAULT '' NOT NULL;

CREATE TABLE alert_answer (
    id INTEGER NOT NULL,
    occurrence TEXT NOT NULL,
    level TEXT NOT NULL,
    answered_at VARCHAR(27) NOT NULL,
    answered_by TEXT NOT NULL,
    until VARCHAR(27),
    reason TEXT NOT NULL,
    CONSTRAINT pk_alert_answer PRIMARY KEY (id)
);

CREATE INDEX ix_alert_answer_occurrence ON alert_answer (occurrence, level);

CREATE TABLE key_period (
    id INTEGER NOT NULL,
    name TEXT NOT NULL,
    first_on DATE NOT NULL,
    last_on DATE NOT NULL,
    zero_hour TEXT NOT NULL,
    screen_hour TEXT NOT NULL,
    notice TEXT NOT NULL,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_key_period PRIMARY KEY (id)
);

CREATE TABLE screening (
    id INTEGER NOT NULL,
    period TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id INTEGER,
    screened_on DATE NOT NULL,
    found INTEGER NOT NULL,
    screener TEXT NOT NULL,
    unit_head TEXT NOT NULL,
    note TEXT NOT NULL,
    late_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_screening PRIMARY KEY (id),
    CONSTRAINT fk_screening_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);

CREATE INDEX ix_screening_period ON screening (period, unit_id);

CREATE TABLE duty_shift (
    id INTEGER NOT NULL,
    day DATE NOT NULL,
    name TEXT NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    person_id INTEGER NOT NULL,
    leader_id INTEGER,
    phone TEXT NOT NULL,
    struck BOOLEAN NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_duty_shift PRIMARY KEY (id),
    CONSTRAINT fk_duty_shift_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_duty_shift_leader_id FOREIGN KEY(leader_id) REFERENCES person (id)
);

CREATE INDEX ix_duty_shift_day ON duty_shift (day);

CREATE TABLE duty_entry (
    id INTEGER NOT NULL,
    shift_id INTEGER NOT NULL,
    at VARCHAR(27) NOT NULL,
    kind TEXT NOT NULL,
    content TEXT NOT NULL,
    handled TEXT NOT NULL,
    writer TEXT NOT NULL,
    CONSTRAINT pk_duty_entry PRIMARY KEY (id),
    CONSTRAINT fk_duty_entry_shift_id FOREIGN KEY(shift_id) REFERENCES duty_shift (id)
);

CREATE INDEX ix_duty_entry_shift ON duty_entry (shift_id);

CREATE TABLE duty_handover (
    id INTEGER NOT NULL,
    shift_id INTEGER NOT NULL,
    at VARCHAR(27) NOT NULL,
    giver TEXT NOT NULL,
    taker TEXT NOT NULL,
    left_open TEXT NOT NULL,
    CONSTRAINT pk_duty_handover PRIMARY KEY (id),
    CONSTRAINT fk_duty_handover_shift_id FOREIGN KEY(shift_id) REFERENCES duty_shift (id)
);

CREATE INDEX ix_duty_handover_shift ON duty_handover (shift_id);

CREATE TABLE hazard (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    screening_id INTEGER,
    found_on DATE NOT NULL,
    unit_id INTEGER,
    description TEXT NOT NULL,
    people TEXT NOT NULL,
    headcount INTEGER,
    topic TEXT NOT NULL,
    tags TEXT NOT NULL,
    tag_reason TEXT NOT NULL,
    tag_until DATE,
    level TEXT NOT NULL,
    owner_unit_id INTEGER,
    owner_id INTEGER,
    owner TEXT NOT NULL,
    measures TEXT NOT NULL,
    due DATE,
    main_at VARCHAR(27),
    superior_at VARCHAR(27),
    resolved_on DATE,
    resolution TEXT NOT NULL,
    resolved_by TEXT NOT NULL,
    matter_id INTEGER,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_hazard PRIMARY KEY (id),
    CONSTRAINT uq_hazard_number UNIQUE (number),
    CONSTRAINT fk_hazard_screening_id FOREIGN KEY(screening_id) REFERENCES screening (id),
    CONSTRAINT fk_hazard_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_hazard_owner_unit_id FOREIGN KEY(owner_unit_id) REFERENCES unit (id),
    CONSTRAINT fk_hazard_owner_id FOREIGN KEY(owner_id) REFERENCES person (id),
    CONSTRAINT fk_hazard_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_hazard_found ON hazard (found_on);

CREATE TABLE circular (
    id INTEGER NOT NULL,
    made_on DATE NOT NULL,
    title TEXT NOT NULL,
    scope TEXT NOT NULL,
    period TEXT NOT NULL,
    text TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_circular PRIMARY KEY (id),
    CONSTRAINT fk_circular_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE hazard_progress (
    id INTEGER NOT NULL,
    hazard_id INTEGER NOT NULL,
    happened_on DATE NOT NULL,
    text TEXT NOT NULL,
    writer TEXT NOT NULL,
    CONSTRAINT pk_hazard_progress PRIMARY KEY (id),
    CONSTRAINT fk_hazard_progress_hazard_id FOREIGN KEY(hazard_id) REFERENCES hazard (id)
);

CREATE INDEX ix_hazard_progress_hazard ON hazard_progress (hazard_id);

CREATE TABLE information (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    unit_id INTEGER,
    source TEXT NOT NULL,
    topic TEXT NOT NULL,
    gist TEXT NOT NULL,
    link TEXT NOT NULL,
    heat TEXT NOT NULL,
    negative BOOLEAN NOT NULL,
    people_estimate INTEGER,
    expected_on DATE,
    "plan" TEXT NOT NULL,
    found_at VARCHAR(27) NOT NULL,
    read_at VARCHAR(27),
    verified_at VARCHAR(27),
    verified_by TEXT NOT NULL,
    verdict TEXT NOT NULL,
    reported_at VARCHAR(27),
    reported_to TEXT NOT NULL,
    response TEXT NOT NULL,
    responded_at VARCHAR(27),
    closed_on DATE,
    closing TEXT NOT NULL,
    hazard_id INTEGER,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_information PRIMARY KEY (id),
    CONSTRAINT uq_information_number UNIQUE (number),
    CONSTRAINT fk_information_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_information_hazard_id FOREIGN KEY(hazard_id) REFERENCES hazard (id)
);

CREATE INDEX ix_information_found ON information (found_at);

CREATE TABLE period_report (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    period TEXT NOT NULL,
    narrative TEXT NOT NULL,
    filled_by TEXT NOT NULL,
    filled_on DATE,
    checked_by TEXT NOT NULL,
    checked_on DATE,
    signed_by TEXT NOT NULL,
    signed_on DATE,
    sent_at VARCHAR(27),
    sent_on DATE,
    sent_how TEXT NOT NULL,
    late_reason TEXT NOT NULL,
    figures TEXT NOT NULL,
    head TEXT NOT NULL,
    paper_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT pk_period_report PRIMARY KEY (id),
    CONSTRAINT uq_period_report_kind_period UNIQUE (kind, period),
    CONSTRAINT fk_period_report_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE trend_warning (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    made_on DATE NOT NULL,
    level TEXT NOT NULL,
    subject TEXT NOT NULL,
    data TEXT NOT NULL,
    advice TEXT NOT NULL,
    addressee TEXT NOT NULL,
    answer TEXT NOT NULL,
    paper_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT pk_trend_warning PRIMARY KEY (id),
    CONSTRAINT uq_trend_warning_number UNIQUE (number),
    CONSTRAINT fk_trend_warning_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE urgent_event (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    kind TEXT NOT NULL,
    matter_id INTEGER,
    hazard_id INTEGER,
    occurred_at VARCHAR(27),
    known_at VARCHAR(27) NOT NULL,
    learned_from TEXT NOT NULL,
    place TEXT NOT NULL,
    people TEXT NOT NULL,
    headcount INTEGER,
    demand TEXT NOT NULL,
    cause TEXT NOT NULL,
    situation TEXT NOT NULL,
    measures TEXT NOT NULL,
    next_step TEXT NOT NULL,
    coordination TEXT NOT NULL,
    vice_at VARCHAR(27),
    main_at VARCHAR(27),
    late_reason TEXT NOT NULL,
    ended_on DATE,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_urgent_event PRIMARY KEY (id),
    CONSTRAINT uq_urgent_event_number UNIQUE (number),
    CONSTRAINT fk_urgent_event_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_urgent_event_hazard_id FOREIGN KEY(hazard_id) REFERENCES hazard (id)
);

CREATE INDEX ix_urgent_event_known ON urgent_event (known_at);

CREATE TABLE zero_report (
    id INTEGER NOT NULL,
    day DATE NOT NULL,
    period_id INTEGER,
    nil BOOLEAN NOT NULL,
    content TEXT NOT NULL,
    reporter TEXT NOT NULL,
    leader TEXT NOT NULL,
    sent_at VARCHAR(27) NOT NULL,
    sent_how TEXT NOT NULL,
    late_reason TEXT NOT NULL,
    paper_id INTEGER,
    version INTEGER NOT NULL,
    CONSTRAINT pk_zero_report PRIMARY KEY (id),
    CONSTRAINT uq_zero_report_day UNIQUE (day),
    CONSTRAINT fk_zero_report_period_id FOREIGN KEY(period_id) REFERENCES key_period (id),
    CONSTRAINT fk_zero_report_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE event_call (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    at VARCHAR(27) NOT NULL,
    called TEXT NOT NULL,
    phone TEXT NOT NULL,
    superior BOOLEAN NOT NULL,
    said TEXT NOT NULL,
    caller TEXT NOT NULL,
    CONSTRAINT pk_event_call PRIMARY KEY (id),
    CONSTRAINT fk_event_call_event_id FOREIGN KEY(event_id) REFERENCES urgent_event (id)
);

CREATE INDEX ix_event_call_event ON event_call (event_id);

CREATE TABLE event_report (
    id INTEGER NOT NULL,
    event_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    sequence INTEGER NOT NULL,
    sent_to TEXT NOT NULL,
    sent_at VARCHAR(27),
    sent_how TEXT NOT NULL,
    signer TEXT NOT NULL,
    paper_id INTEGER NOT NULL,
    CONSTRAINT pk_event_report PRIMARY KEY (id),
    CONSTRAINT fk_event_report_event_id FOREIGN KEY(event_id) REFERENCES urgent_event (id),
    CONSTRAINT fk_event_report_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_event_report_event ON event_report (event_id);

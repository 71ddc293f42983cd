CREATE TABLE instruction (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    origin TEXT NOT NULL,
    leader_id INTEGER NOT NULL,
    letter_kinds TEXT NOT NULL,
    hide_name BOOLEAN NOT NULL,
    proposal TEXT NOT NULL,
    asked_on DATE,
    ask_paper_id INTEGER,
    words TEXT NOT NULL,
    instructed_on DATE,
    unit_id INTEGER,
    due DATE,
    dispatch_paper_id INTEGER,
    result TEXT NOT NULL,
    replied_on DATE,
    report_id INTEGER,
    fed_back_on DATE,
    fed_back_to TEXT NOT NULL,
    feedback_paper_id INTEGER,
    ended_on DATE,
    end_reason TEXT NOT NULL,
    CONSTRAINT pk_instruction PRIMARY KEY (id),
    CONSTRAINT fk_instruction_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_instruction_leader_id FOREIGN KEY(leader_id) REFERENCES person (id),
    CONSTRAINT fk_instruction_ask_paper_id FOREIGN KEY(ask_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_instruction_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_instruction_dispatch_paper_id FOREIGN KEY(dispatch_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_instruction_report_id FOREIGN KEY(report_id) REFERENCES material (id),
    CONSTRAINT fk_instruction_feedback_paper_id FOREIGN KEY(feedback_paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_instruction_matter ON instruction (matter_id);

CREATE TABLE slot (
    id INTEGER NOT NULL,
    day DATE NOT NULL,
    starts TEXT NOT NULL,
    ends TEXT NOT NULL,
    kind TEXT NOT NULL,
    leader_id INTEGER NOT NULL,
    post TEXT NOT NULL,
    portfolio TEXT NOT NULL,
    place TEXT NOT NULL,
    place_reason TEXT NOT NULL,
    accompany TEXT NOT NULL,
    capacity INTEGER NOT NULL,
    topic TEXT NOT NULL,
    case_id INTEGER,
    rule TEXT NOT NULL,
    rest_reason TEXT NOT NULL,
    cancelled_on DATE,
    cancel_reason TEXT NOT NULL,
    notified_at VARCHAR(27),
    told TEXT NOT NULL,
    brief_paper_id INTEGER,
    closed_at VARCHAR(27),
    version INTEGER NOT NULL,
    CONSTRAINT pk_slot PRIMARY KEY (id),
    CONSTRAINT fk_slot_leader_id FOREIGN KEY(leader_id) REFERENCES person (id),
    CONSTRAINT fk_slot_case_id FOREIGN KEY(case_id) REFERENCES matter (id),
    CONSTRAINT fk_slot_brief_paper_id FOREIGN KEY(brief_paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_slot_day ON slot (day);

CREATE TABLE substitution (
    id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    from_id INTEGER NOT NULL,
    to_id INTEGER NOT NULL,
    reason TEXT NOT NULL,
    asked_at VARCHAR(27) NOT NULL,
    paper_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_at VARCHAR(27),
    approved BOOLEAN,
    CONSTRAINT pk_substitution PRIMARY KEY (id),
    CONSTRAINT fk_substitution_slot_id FOREIGN KEY(slot_id) REFERENCES slot (id),
    CONSTRAINT fk_substitution_from_id FOREIGN KEY(from_id) REFERENCES person (id),
    CONSTRAINT fk_substitution_to_id FOREIGN KEY(to_id) REFERENCES person (id),
    CONSTRAINT fk_substitution_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_substitution_slot ON substitution (slot_id);

CREATE TABLE posting (
    id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    first DATE NOT NULL,
    last DATE NOT NULL,
    lines TEXT NOT NULL,
    paper_id INTEGER NOT NULL,
    override_reason TEXT NOT NULL,
    posted_at VARCHAR(27),
    places TEXT NOT NULL,
    photo TEXT NOT NULL,
    photo_name TEXT NOT NULL,
    taken_down_on DATE,
    CONSTRAINT pk_posting PRIMARY KEY (id),
    CONSTRAINT fk_posting_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE booking (
    id INTEGER NOT NULL,
    slot_id INTEGER NOT NULL,
    at TEXT NOT NULL,
    name TEXT NOT NULL,
    identity TEXT NOT NULL,
    unit TEXT NOT NULL,
    phone TEXT NOT NULL,
    headcount INTEGER NOT NULL,
    subject TEXT NOT NULL,
    case_id INTEGER,
    told_on DATE,
    told_how TEXT NOT NULL,
    cancelled_on DATE,
    cancel_reason TEXT NOT NULL,
    CONSTRAINT pk_booking PRIMARY KEY (id),
    CONSTRAINT fk_booking_slot_id FOREIGN KEY(slot_id) REFERENCES slot (id),
    CONSTRAINT fk_booking_case_id FOREIGN KEY(case_id) REFERENCES matter (id)
);

CREATE INDEX ix_booking_slot ON booking (slot_id);

CREATE TABLE slot_visit (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    slot_id INTEGER NOT NULL,
    booking_id INTEGER,
    matter_id INTEGER NOT NULL,
    received_at VARCHAR(27) NOT NULL,
    headcount INTEGER NOT NULL,
    representatives TEXT NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL,
    attention TEXT NOT NULL,
    instruction_id INTEGER,
    next_booking_id INTEGER,
    paper_id INTEGER,
    recorded_by TEXT NOT NULL,
    CONSTRAINT pk_slot_visit PRIMARY KEY (id),
    CONSTRAINT fk_slot_visit_slot_id FOREIGN KEY(slot_id) REFERENCES slot (id),
    CONSTRAINT fk_slot_visit_booking_id FOREIGN KEY(booking_id) REFERENCES booking (id),
    CONSTRAINT fk_slot_visit_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_slot_visit_instruction_id FOREIGN KEY(instruction_id) REFERENCES instruction (id),
    CONSTRAINT fk_slot_visit_next_booking_id FOREIGN KEY(next_booking_id) REFERENCES booking (id),
    CONSTRAINT fk_slot_visit_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_slot_visit_matter ON slot_visit (matter_id);

CREATE INDEX ix_slot_visit_slot ON slot_visit (slot_id);

CREATE TABLE media_record (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    slot_id INTEGER,
    matter_id INTEGER,
    carrier TEXT NOT NULL,
    taken_at VARCHAR(27) NOT NULL,
    place TEXT NOT NULL,
    taken_by TEXT NOT NULL,
    content TEXT NOT NULL,
    minutes INTEGER,
    file TEXT NOT NULL,
    file_name TEXT NOT NULL,
    sha256 TEXT NOT NULL,
    size INTEGER,
    kept_at TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_media_record PRIMARY KEY (id),
    CONSTRAINT fk_media_record_slot_id FOREIGN KEY(slot_id) REFERENCES slot (id),
    CONSTRAINT fk_media_record_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_media_record_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE absence (
    id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    first DATE NOT NULL,
    last DATE NOT NULL,
    reason TEXT NOT NULL,
    ended_on DATE,
    CONSTRAINT pk_absence PRIMARY KEY (id),
    CONSTRAINT fk_absence_person_id FOREIGN KEY(person_id) REFERENCES person (id)
);

CREATE INDEX ix_absence_person ON absence (person_id);

CREATE TABLE inquiry (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    asked_at VARCHAR(27) NOT NULL,
    channel TEXT NOT NULL,
    asker TEXT NOT NULL,
    asker_unit TEXT NOT NULL,
    phone TEXT NOT NULL,
    question TEXT NOT NULL,
    responder_id INTEGER NOT NULL,
    outcome TEXT NOT NULL,
    answer TEXT NOT NULL,
    unit_id INTEGER,
    locate_by DATE,
    result TEXT NOT NULL,
    satisfied TEXT NOT NULL,
    finished_on DATE,
    became_id INTEGER,
    slip_paper_id INTEGER,
    void_reason TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_inquiry PRIMARY KEY (id),
    CONSTRAINT fk_inquiry_responder_id FOREIGN KEY(responder_id) REFERENCES person (id),
    CONSTRAINT fk_inquiry_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_inquiry_became_id FOREIGN KEY(became_id) REFERENCES matter (id),
    CONSTRAINT fk_inquiry_slip_paper_id FOREIGN KEY(slip_paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_inquiry_asked ON inquiry (asked_at);

CREATE TABLE charge (
    id INTEGER NOT NULL,
    number TEXT NOT NULL,
    matter_id INTEGER NOT NULL,
    "trigger" TEXT NOT NULL,
    five_set TEXT NOT NULL,
    leader_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    handler_id INTEGER NOT NULL,
    taken_on DATE NOT NULL,
    due DATE NOT NULL,
    "plan" TEXT NOT NULL,
    notice_paper_id INTEGER,
    notice_received_on DATE,
    reported_on DATE,
    cause TEXT NOT NULL,
    findings TEXT NOT NULL,
    proposal TEXT NOT NULL,
    result TEXT NOT NULL,
    result_on DATE,
    ended_on DATE,
    ended_by TEXT NOT NULL,
    version INTEGER NOT NULL,
    CONSTRAINT pk_charge PRIMARY KEY (id),
    CONSTRAINT fk_charge_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_charge_leader_id FOREIGN KEY(leader_id) REFERENCES person (id),
    CONSTRAINT fk_charge_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_charge_handler_id FOREIGN KEY(handler_id) REFERENCES person (id),
    CONSTRAINT fk_charge_notice_paper_id FOREIGN KEY(notice_paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_charge_matter ON charge (matter_id);

CREATE TABLE charge_evidence (
    id INTEGER NOT NULL,
    charge_id INTEGER NOT NULL,
    item TEXT NOT NULL,
    done_on DATE NOT NULL,
    note TEXT NOT NULL,
    CONSTRAINT pk_charge_evidence PRIMARY KEY (id),
    CONSTRAINT fk_charge_evidence_charge_id FOREIGN KEY(charge_id) REFERENCES charge (id)
);

CREATE INDEX ix_charge_evidence_charge ON charge_evidence (charge_id);

CREATE TABLE skip_visit (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    told_by TEXT NOT NULL,
    told_at VARCHAR(27) NOT NULL,
    arrive_by VARCHAR(27) NOT NULL,
    place TEXT NOT NULL,
    people TEXT NOT NULL,
    staff TEXT NOT NULL,
    arrived_at VARCHAR(27),
    course TEXT NOT NULL,
    brought_back BOOLEAN,
    replied_at VARCHAR(27),
    reply_no TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_skip_visit PRIMARY KEY (id),
    CONSTRAINT fk_skip_visit_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_skip_visit_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_skip_visit_matter ON skip_visit (matter_id);

ALTER TABLE unit ADD COLUMN room TEXT DEFAULT '' NOT NULL;

ALTER TABLE person ADD COLUMN portfolio TEXT DEFAULT '' NOT NULL;

ALTER TABLE person ADD COLUMN fields TEXT DEFAULT '[]' NOT NULL;

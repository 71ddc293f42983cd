CREATE TABLE closing (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    reported_on DATE NOT NULL,
    sections TEXT NOT NULL,
    report_id INTEGER,
    slip_id INTEGER,
    approver TEXT NOT NULL,
    approved_on DATE,
    closed_on DATE,
    CONSTRAINT pk_closing PRIMARY KEY (id),
    CONSTRAINT fk_closing_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_closing_report_id FOREIGN KEY(report_id) REFERENCES paper (id),
    CONSTRAINT fk_closing_slip_id FOREIGN KEY(slip_id) REFERENCES paper (id)
);

CREATE INDEX ix_closing_matter ON closing (matter_id);

CREATE TABLE decision (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    proposal TEXT NOT NULL,
    asked_on DATE NOT NULL,
    paper_id INTEGER,
    decided_by TEXT NOT NULL,
    decided_on DATE,
    words TEXT NOT NULL,
    CONSTRAINT pk_decision PRIMARY KEY (id),
    CONSTRAINT fk_decision_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_decision_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_decision_matter ON decision (matter_id);

CREATE TABLE delivery (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    paper_id INTEGER NOT NULL,
    method TEXT NOT NULL,
    sent_on DATE,
    delivered_on DATE,
    receiver TEXT NOT NULL,
    place TEXT NOT NULL,
    proofs TEXT NOT NULL,
    refusal TEXT NOT NULL,
    server TEXT NOT NULL,
    proof_id INTEGER,
    slip_id INTEGER,
    CONSTRAINT pk_delivery PRIMARY KEY (id),
    CONSTRAINT fk_delivery_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_delivery_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id),
    CONSTRAINT fk_delivery_proof_id FOREIGN KEY(proof_id) REFERENCES paper (id),
    CONSTRAINT fk_delivery_slip_id FOREIGN KEY(slip_id) REFERENCES paper (id)
);

CREATE INDEX ix_delivery_matter ON delivery (matter_id);

CREATE TABLE execution (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    demand_id INTEGER NOT NULL,
    action TEXT NOT NULL,
    unit_id INTEGER,
    due DATE NOT NULL,
    done_on DATE,
    evidence TEXT NOT NULL,
    consent TEXT NOT NULL,
    CONSTRAINT pk_execution PRIMARY KEY (id),
    CONSTRAINT fk_execution_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_execution_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id),
    CONSTRAINT fk_execution_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id)
);

CREATE INDEX ix_execution_matter ON execution (matter_id);

CREATE TABLE extension (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    days INTEGER NOT NULL,
    reason TEXT NOT NULL,
    due DATE NOT NULL,
    new_due DATE NOT NULL,
    requested_on DATE NOT NULL,
    requested_by TEXT NOT NULL,
    request_paper_id INTEGER,
    approver TEXT NOT NULL,
    approved_on DATE,
    notified_on DATE,
    notice_paper_id INTEGER,
    denied_on DATE,
    denial TEXT NOT NULL,
    CONSTRAINT pk_extension PRIMARY KEY (id),
    CONSTRAINT fk_extension_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_extension_request_paper_id FOREIGN KEY(request_paper_id) REFERENCES paper (id),
    CONSTRAINT fk_extension_notice_paper_id FOREIGN KEY(notice_paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_extension_matter ON extension (matter_id);

CREATE TABLE handover (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    handed_at VARCHAR(27) NOT NULL,
    from_unit TEXT NOT NULL,
    from_person TEXT NOT NULL,
    to_unit TEXT NOT NULL,
    to_person TEXT NOT NULL,
    gist TEXT NOT NULL,
    opinion TEXT NOT NULL,
    evidence TEXT NOT NULL,
    paper_id INTEGER,
    received_on DATE,
    CONSTRAINT pk_handover PRIMARY KEY (id),
    CONSTRAINT fk_handover_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_handover_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_handover_matter ON handover (matter_id);

CREATE TABLE interview (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    began_at VARCHAR(27) NOT NULL,
    ended_at VARCHAR(27),
    place TEXT NOT NULL,
    interviewers TEXT NOT NULL,
    recorder TEXT NOT NULL,
    interviewee TEXT NOT NULL,
    about TEXT NOT NULL,
    exchanges TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_interview PRIMARY KEY (id),
    CONSTRAINT fk_interview_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_interview_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_interview_matter ON interview (matter_id);

CREATE TABLE joint_review (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    held_on DATE NOT NULL,
    units TEXT NOT NULL,
    words TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    CONSTRAINT pk_joint_review PRIMARY KEY (id),
    CONSTRAINT fk_joint_review_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_joint_review_matter ON joint_review (matter_id);

CREATE TABLE objection (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    objected_on DATE NOT NULL,
    reasons TEXT NOT NULL,
    paper_id INTEGER,
    answer TEXT NOT NULL,
    answered_on DATE,
    document TEXT NOT NULL,
    CONSTRAINT pk_objection PRIMARY KEY (id),
    CONSTRAINT fk_objection_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_objection_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_objection_matter ON objection (matter_id);

CREATE TABLE opinion (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    version INTEGER NOT NULL,
    state TEXT NOT NULL,
    major BOOLEAN NOT NULL,
    course TEXT NOT NULL,
    remedy_body TEXT NOT NULL,
    attachments TEXT NOT NULL,
    no_hearing_reason TEXT NOT NULL,
    drafter_id INTEGER,
    drafted_on DATE NOT NULL,
    reviewer_id INTEGER,
    submitted_on DATE,
    slip_id INTEGER,
    business_by TEXT NOT NULL,
    business_words TEXT NOT NULL,
    business_on DATE,
    checks TEXT NOT NULL,
    checked_by TEXT NOT NULL,
    checked_on DATE,
    check_id INTEGER,
    sent_back_on DATE,
    sent_back_reason TEXT NOT NULL,
    signer_id INTEGER,
    signed_on DATE,
    paper_id INTEGER,
    change_reason TEXT NOT NULL,
    change_approved_by TEXT NOT NULL,
    change_approved_on DATE,
    ended_on DATE,
    end_reason TEXT NOT NULL,
    CONSTRAINT pk_opinion PRIMARY KEY (id),
    CONSTRAINT uq_opinion_matter_id_version UNIQUE (matter_id, version),
    CONSTRAINT fk_opinion_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_opinion_drafter_id FOREIGN KEY(drafter_id) REFERENCES person (id),
    CONSTRAINT fk_opinion_reviewer_id FOREIGN KEY(reviewer_id) REFERENCES person (id),
    CONSTRAINT fk_opinion_slip_id FOREIGN KEY(slip_id) REFERENCES paper (id),
    CONSTRAINT fk_opinion_check_id FOREIGN KEY(check_id) REFERENCES paper (id),
    CONSTRAINT fk_opinion_signer_id FOREIGN KEY(signer_id) REFERENCES person (id),
    CONSTRAINT fk_opinion_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE TABLE opinion_part (
    id INTEGER NOT NULL,
    opinion_id INTEGER NOT NULL,
    demand_id INTEGER NOT NULL,
    seat INTEGER NOT NULL,
    finding TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    reasons TEXT NOT NULL,
    basis TEXT NOT NULL,
    CONSTRAINT pk_opinion_part PRIMARY KEY (id),
    CONSTRAINT fk_opinion_part_opinion_id FOREIGN KEY(opinion_id) REFERENCES opinion (id),
    CONSTRAINT fk_opinion_part_demand_id FOREIGN KEY(demand_id) REFERENCES demand (id)
);

CREATE INDEX ix_opinion_part_opinion ON opinion_part (opinion_id, seat);

CREATE TABLE proceeding (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    body TEXT NOT NULL,
    case_no TEXT NOT NULL,
    since DATE,
    CONSTRAINT pk_proceeding PRIMARY KEY (id),
    CONSTRAINT fk_proceeding_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

CREATE INDEX ix_proceeding_matter ON proceeding (matter_id);

CREATE TABLE rating (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    office TEXT NOT NULL,
    unit TEXT NOT NULL,
    comment TEXT NOT NULL,
    rated_on DATE,
    paper_id INTEGER,
    CONSTRAINT pk_rating PRIMARY KEY (id),
    CONSTRAINT fk_rating_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_rating_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_rating_matter ON rating (matter_id);

CREATE TABLE recusal (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    person_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    relation TEXT NOT NULL,
    reason TEXT NOT NULL,
    raised_on DATE NOT NULL,
    decided_by TEXT NOT NULL,
    result TEXT NOT NULL,
    decided_on DATE,
    paper_id INTEGER,
    CONSTRAINT pk_recusal PRIMARY KEY (id),
    CONSTRAINT fk_recusal_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_recusal_person_id FOREIGN KEY(person_id) REFERENCES person (id),
    CONSTRAINT fk_recusal_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_recusal_matter ON recusal (matter_id);

CREATE TABLE reminder (
    id INTEGER NOT NULL,
    task_id INTEGER NOT NULL,
    reminded_on DATE NOT NULL,
    way TEXT NOT NULL,
    words TEXT NOT NULL,
    "by" TEXT NOT NULL,
    CONSTRAINT pk_reminder PRIMARY KEY (id),
    CONSTRAINT fk_reminder_task_id FOREIGN KEY(task_id) REFERENCES task (id)
);

CREATE INDEX ix_reminder_task ON reminder (task_id);

CREATE TABLE reply (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    recipient TEXT NOT NULL,
    replied_on DATE NOT NULL,
    way TEXT NOT NULL,
    content TEXT NOT NULL,
    "by" TEXT NOT NULL,
    demands TEXT NOT NULL,
    adopted TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_reply PRIMARY KEY (id),
    CONSTRAINT fk_reply_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_reply_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_reply_matter ON reply (matter_id);

CREATE TABLE review (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    level TEXT NOT NULL,
    applied_on DATE NOT NULL,
    body TEXT NOT NULL,
    late BOOLEAN NOT NULL,
    defended_on DATE,
    result TEXT NOT NULL,
    paper_no TEXT NOT NULL,
    paper_on DATE,
    received_on DATE,
    told_on DATE,
    redo_due DATE,
    route TEXT NOT NULL,
    register_id INTEGER,
    CONSTRAINT pk_review PRIMARY KEY (id),
    CONSTRAINT fk_review_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_review_register_id FOREIGN KEY(register_id) REFERENCES paper (id)
);

CREATE INDEX ix_review_matter ON review (matter_id);

CREATE TABLE settlement (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    kind TEXT NOT NULL,
    settled_on DATE,
    other_party TEXT NOT NULL,
    mediator TEXT NOT NULL,
    terms TEXT NOT NULL,
    drawn_on DATE NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_settlement PRIMARY KEY (id),
    CONSTRAINT fk_settlement_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_settlement_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_settlement_matter ON settlement (matter_id);

CREATE TABLE superior_consent (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    asked_on DATE NOT NULL,
    reason TEXT NOT NULL,
    wanted_due DATE NOT NULL,
    paper_id INTEGER,
    answered_on DATE,
    granted BOOLEAN,
    granted_due DATE,
    document TEXT NOT NULL,
    CONSTRAINT pk_superior_consent PRIMARY KEY (id),
    CONSTRAINT fk_superior_consent_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_superior_consent_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_superior_consent_matter ON superior_consent (matter_id);

CREATE TABLE task (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    unit_id INTEGER NOT NULL,
    lead BOOLEAN NOT NULL,
    sent_on DATE NOT NULL,
    due DATE NOT NULL,
    asked TEXT NOT NULL,
    paper_id INTEGER,
    received_on DATE,
    received_by TEXT NOT NULL,
    replied_on DATE,
    reply TEXT NOT NULL,
    signed_by TEXT NOT NULL,
    report_id INTEGER,
    returned_on DATE,
    return_reason TEXT NOT NULL,
    ended_on DATE,
    end_reason TEXT NOT NULL,
    CONSTRAINT pk_task PRIMARY KEY (id),
    CONSTRAINT fk_task_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_task_unit_id FOREIGN KEY(unit_id) REFERENCES unit (id),
    CONSTRAINT fk_task_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id),
    CONSTRAINT fk_task_report_id FOREIGN KEY(report_id) REFERENCES paper (id)
);

CREATE INDEX ix_task_matter ON task (matter_id);

CREATE TABLE verification (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    verified_on DATE NOT NULL,
    place TEXT NOT NULL,
    method TEXT NOT NULL,
    subject TEXT NOT NULL,
    found TEXT NOT NULL,
    conclusion TEXT NOT NULL,
    evidence TEXT NOT NULL,
    verifiers TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_verification PRIMARY KEY (id),
    CONSTRAINT fk_verification_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_verification_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_verification_matter ON verification (matter_id);

CREATE TABLE withdrawal (
    id INTEGER NOT NULL,
    matter_id INTEGER NOT NULL,
    withdrawn_on DATE NOT NULL,
    reason TEXT NOT NULL,
    received_by TEXT NOT NULL,
    paper_id INTEGER,
    CONSTRAINT pk_withdrawal PRIMARY KEY (id),
    CONSTRAINT fk_withdrawal_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id),
    CONSTRAINT fk_withdrawal_paper_id FOREIGN KEY(paper_id) REFERENCES paper (id)
);

CREATE INDEX ix_withdrawal_matter ON withdrawal (matter_id);

ALTER TABLE matter ADD COLUMN new_facts TEXT DEFAULT '' NOT NULL;

ALTER TABLE matter ADD COLUMN simple_kind TEXT DEFAULT '' NOT NULL;

ALTER TABLE matter ADD COLUMN simple_left_on DATE;

ALTER TABLE demand ADD COLUMN route_code TEXT DEFAULT '' NOT NULL;

DROP INDEX ix_obligation_open;

ALTER TABLE obligation RENAME TO obligation_0001;

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
    about TEXT NOT NULL,
    CONSTRAINT pk_obligation PRIMARY KEY (id),
    CONSTRAINT uq_obligation_matter_id_rule_about UNIQUE (matter_id, rule, about),
    CONSTRAINT fk_obligation_matter_id FOREIGN KEY(matter_id) REFERENCES matter (id)
);

INSERT INTO obligation (id, matter_id, rule, rules_hash, start, given, nominal, rolled, work_by, due, provisional, met_on, silent, about)
SELECT id, matter_id, rule, rules_hash, start, given, nominal, rolled, work_by, due, provisional, met_on, silent, '' FROM obligation_0001;

DROP TABLE obligation_0001;

CREATE INDEX ix_obligation_open ON obligation (due, matter_id) WHERE met_on IS NULL AND silent = 0;

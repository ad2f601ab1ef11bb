"""A small task force in which everything happens once: two texts, comments, a vote that is closed and one that is open,
a meeting with certified minutes, a report."""

LIVELY = """\
format: taskforce/1
task_force:
  slug: harbors
  name: Task Force on Small Harbors
  mandate: [Ask them]
  themes:
  - {key: dredging, title: Keeping the channel open, question: Who pays for it?}
  - {key: storms, title: After the storm}
  rule: {base: not_recused, operator: at_least, threshold: 2/3, quorum: 1/2}
  disclaimers:
  - {key: sample, text: All of this is invented.}
  stages:
  - {key: draft, title: Draft, starts_on: 2022-04-19, ends_on: 2022-05-09, gate: Answered., passed_on: 2022-05-09}
  zone: America/New_York
  accent: '#1f4e79'
  founded: {by: ellery, at: 2022-02-22T09:00-05:00}
people:
- key: harper
  printed_name: Jo Harper
  sort_name: Harper, Jo
  roles: [co_chair]
  precedence: 1
  listed_only: true
  quote: {text: Harbors matter., context: In public}
  approvals:
  - {part: name, by: ellery, at: 2022-03-01T09:00-05:00, given_by: Her office, how: By telephone}
  - {part: quote, by: ellery, at: 2022-03-01T09:00-05:00, given_by: Her office, how: By telephone}
  name_variants: [Joe Harper]
- key: lund
  printed_name: Åsa Lund
  sort_name: Lund, Åsa
  level: state
  roles: [co_chair]
  precedence: 2
  email: asa.lund@example.org
  sample: true
  bio: {short: She sails., long: She has sailed since she was four.}
  approvals:
  - {part: name, by: lund, at: 2022-03-01T10:00-05:00}
  - {part: bio, by: lund, at: 2022-03-01T10:01-05:00, asked: She was three.}
- key: ellery
  printed_name: Noor Ellery
  sort_name: Ellery, Noor
  roles: [facilitator]
  precedence: 3
  email: noor.ellery@example.org
  told: {hour: 6, minutes: off, vote_opened: daily}
  sample: true
- key: roe
  printed_name: Samuel Roe Jr.
  printed_title: Harbor master
  organisation: Port Verity
  given: Samuel
  family: Roe
  suffix: Jr.
  sort_name: Roe, Samuel, Jr.
  level: local
  roles: [member]
  precedence: 4
  email: samuel.roe@example.org
  sample: true
- {key: olive, printed_name: Olive Brandt, sort_name: 'Brandt, Olive', roles: [observer], precedence: 5}
sources:
- {key: survey, kind: report, author: Harbor Institute, title: Forty Harbors, issued: January 2022}
practices:
- {key: tide, place: Port Verity, title: The shared dredge, what: Four towns own one., source: survey, locator: p. 12}
earlier_reports:
- key: forty-harbors
  title: Forty Harbors
  body: Harbor Institute
  issued: January 2012
  url: https://example.org/forty
  entered: {by: ellery, at: 2022-04-01T09:00-04:00}
  recommendations:
  - {number: '1', words: Every harbor town should buy a dredge.}
  - number: '2'
    words: The Coast Guard should count wrecks.
    dropped: {by: lund, at: 2022-04-02T09:00-04:00, why: It does.}
recommendations:
- key: one-dredge
  theme: dredging
  state: adopted
  proposed: {by: roe, at: 2022-04-04T10:00-04:00}
  lineage:
  - {how: modifies, report: forty-harbors, number: '1', by: roe, at: 2022-04-04T11:00-04:00, why: One is enough.}
  versions:
  - by: roe
    at: 2022-04-04T10:00-04:00
    fields: {title: Own a dredge together, addressee: Harbor towns, action: should buy one dredge}
    text: |-
      Four towns wait eleven days [@survey, p. 12].

      - one
      - two
  - by: ellery
    at: 2022-05-10T09:30-04:00
    note: Who goes first.
    fields:
      title: Own a dredge together
      addressee: Harbor towns
      action: should buy and run one dredge
      by_when: Within two years
      vehicle: Agreement
      derived_from: Forty Harbors, p. 12
    text: Four towns wait eleven days, not months [@survey].
  history:
  - {to: drafting, by: ellery, at: 2022-04-05T09:00-04:00, why: It is first on the list.}
  - {to: open_for_comment, by: lund, at: 2022-04-19T09:00-04:00}
  - {to: comments_closed, by: ellery, at: 2022-05-09T17:00-04:00}
  - {to: up_for_decision, by: ellery, at: 2022-05-11T09:00-04:00}
  reviews:
  - key: v1
    kind: fact_check
    words: Please look at the figures.
    audience: co_chairs
    opened: {by: lund, at: 2022-05-11T10:00-04:00}
    closes_at: 2022-05-14T17:00-04:00
    reviewers:
    - {key: p1, name: Ada Stone, office: Harbor Library, address: ada@example.net}
    - {key: p2, name: Bo Lind, address: bo@example.net, passed_at: 2022-05-12T10:00-04:00}
    closed: {at: 2022-05-14T17:00-04:00}
  comments:
  - key: c1
    by: roe
    at: 2022-04-20T11:00-04:00
    version: 1
    block: 2
    kind: critical
    body: Say who decides.
    proposed: The harbor master decides.
    replies:
    - {by: lund, at: 2022-04-20T12:00-04:00, body: Which one?}
    disposition:
      as: rejected
      by: ellery
      at: 2022-05-02T10:00-04:00
      reason: The towns settle it.
      response: {as: not_satisfied, by: roe, at: 2022-05-03T10:00-04:00, why: They do not.}
  - key: c2
    by: lund
    at: 2022-04-21T11:00-04:00
    version: 1
    field: action
    words: buy one
    strikes: true
    audience: co_chairs
    kind: substantive
    body: Buying is half of it.
    answered_before:
      as: deferred
      by: ellery
      at: 2022-05-01T10:05-04:00
      reason: Later.
      response: {as: reopened, by: lund, at: 2022-05-01T11:05-04:00, why: Now.}
    disposition: {as: accepted, by: ellery, at: 2022-05-02T10:05-04:00}
  - key: c3
    by: ellery
    at: 2022-04-22T11:00-04:00
    version: 1
    kind: question
    body: Who decides?
    disposition: {as: duplicate, by: ellery, at: 2022-05-02T10:10-04:00, reason: Asked before., duplicate_of: c1}
  - key: c4
    review: v1
    reviewer: p1
    at: 2022-05-12T11:00-04:00
    version: 2
    block: 1
    words: eleven days
    kind: editorial
    body: Twelve, says the survey.
    disposition: {as: accepted, by: ellery, at: 2022-05-13T10:00-04:00}
- key: mark-wrecks
  theme: dredging
  state: merged
  split_from: one-dredge
  proposed: {by: ellery, at: 2022-04-08T10:00-04:00}
  lineage:
  - {how: new, by: ellery, at: 2022-04-08T11:00-04:00}
  versions:
  - by: ellery
    at: 2022-04-08T10:00-04:00
    fields: {title: Mark wrecks, addressee: The Coast Guard, action: should mark wrecks}
  history:
  - {to: merged, into: clear-first, by: ellery, at: 2022-04-09T10:00-04:00, why: It is the same work.}
- key: clear-first
  theme: storms
  state: up_for_decision
  proposed: {by: lund, at: 2022-04-06T10:00-04:00}
  versions:
  - by: lund
    at: 2022-04-06T10:00-04:00
    fields: {title: Clear the channel first, addressee: The Coast Guard, action: should clear channels before docks}
  history:
  - {to: drafting, by: ellery, at: 2022-04-07T09:00-04:00}
  - to: open_for_comment
    by: ellery
    at: 2022-04-19T09:00-04:00
    closes_at: 2022-05-30T17:00-04:00
    asked: [roe]
    passed:
    - {by: roe, at: 2022-04-20T09:00-04:00}
  - {to: comments_closed, by: ellery, at: 2022-05-09T17:00-04:00}
  - {to: up_for_decision, by: ellery, at: 2022-05-20T09:00-04:00}
meetings:
- key: m1
  title: First meeting
  kind: plenary
  starts_at: 2022-05-12T11:00-07:00
  ends_at: 2022-05-12T12:00-07:00
  zone: America/Los_Angeles
  place: Port Verity
  called: {by: ellery, at: 2022-05-02T06:00-07:00}
  published: {by: ellery, at: 2022-05-03T06:00-07:00}
  held: {by: ellery, at: 2022-05-12T12:01-07:00}
  sequence: 2
  agenda:
  - key: i1
    title: Opening
    kind: information
    minutes: 5
    lead: lund
    begun: {by: ellery, at: 2022-05-12T11:03-07:00}
  - key: i2
    title: One dredge
    kind: decision
    minutes: 30
    lead: roe
    recommendations: [one-dredge, clear-first]
    note: Bring the map.
    decisions:
    - text: It goes to the vote.
      mover: roe
      recommendation: one-dredge
      by: ellery
      at: 2022-05-12T11:25-07:00
      quorum: {present: 1, of: 2, needed: 1}
    actions:
    - text: Write to the towns.
      owner: roe
      due_on: 2022-05-20
      by: ellery
      at: 2022-05-12T11:28-07:00
      done: {by: roe, at: 2022-05-18T08:00-07:00}
  - {key: i3, title: Any other business, kind: discussion, minutes: 5, missed: {by: ellery, at: 2022-05-12T12:01-07:00}}
  answers:
  - {person: lund, as: 'yes', at: 2022-05-10T08:00-07:00, words: By boat.}
  - {person: roe, as: delegate, at: 2022-05-10T09:00-07:00, delegate: ellery}
  attendance:
    by: ellery
    at: 2022-05-12T11:05-07:00
    people:
    - {person: lund, as: present, arrived_at: 2022-05-12T11:02-07:00, left_at: 2022-05-12T11:50-07:00}
    - {person: ellery, as: remote}
    - {person: roe, as: delegate, by: ellery}
  minutes:
    versions:
    - {by: ellery, at: 2022-05-13T06:00-07:00, text: The meeting was short.}
    - {by: ellery, at: 2022-05-13T07:00-07:00, note: Shorter., text: It was short.}
    circulated: {by: ellery, at: 2022-05-13T08:00-07:00}
    approved:
      by: lund
      at: 2022-05-16T08:00-07:00
      certificate: I certify that these minutes are an accurate and complete summary of the meeting.
- key: m2
  title: Second meeting
  kind: working_group
  starts_at: 2022-06-12T14:00-04:00
  ends_at: 2022-06-12T15:00-04:00
  zone: America/New_York
  called: {by: ellery, at: 2022-05-17T09:00-04:00}
  sequence: 1
  agenda:
  - {key: i1, title: Any other business, kind: discussion, minutes: 5, carried_from: {meeting: m1, item: i3}}
  cancelled: {by: ellery, at: 2022-05-18T09:00-04:00, why: The tide.}
rounds:
- key: r1
  recommendation: one-dredge
  version: 2
  question: Shall it be adopted?
  opened: {by: ellery, at: 2022-05-12T16:00-04:00}
  closes_at: 2022-05-16T17:00-04:00
  positions:
  - {by: roe, at: 2022-05-12T16:10-04:00, choice: 'no', reason: Not yet read.}
  - {by: lund, at: 2022-05-12T16:15-04:00, choice: 'yes'}
  - {by: roe, at: 2022-05-13T16:10-04:00, choice: 'yes'}
  closed: {by: ellery, at: 2022-05-16T17:00-04:00}
  result:
    outcome: adopted
    'yes': 2
    'no': 0
    abstain: 0
    recuse: 0
    sentence: >-
      Adopted: 2 yes, 0 no. Needed: at least two-thirds of the 2 who may vote and are not recused, that is 2. Quorum:
      1 of 2; 2 took a position.
  stated:
  - {by: ellery, at: 2022-05-16T17:30-04:00, statement: It is in the report., next_step: Noor tells the towns.}
- key: r2
  recommendation: clear-first
  version: 1
  question: Shall it be adopted?
  rule: {base: cast, operator: more_than, threshold: 1/2, quorum: 1}
  electorate: [roe]
  opened: {by: ellery, at: 2022-05-20T10:00-04:00}
  closes_at: 2052-05-16T17:00-04:00
  rolls:
  - by: ellery
    at: 2022-05-20T11:00-04:00
    occasion: First meeting
    meeting: m1
    people:
    - {person: roe, as: remote}
    quorum: {present: 1, of: 2, needed: 1}
  positions:
  - {by: ellery, at: 2022-05-20T11:05-04:00, person: roe, choice: abstain}
straw_polls:
- key: s1
  recommendation: one-dredge
  version: 2
  question: Where do you stand?
  steps:
  - {label: With it, side: for}
  - {label: Beside it, side: neither}
  - {label: Against it, side: against}
  named: true
  opened: {by: lund, at: 2022-05-11T10:00-04:00}
  closes_at: 2022-05-11T17:00-04:00
  answers:
  - {by: roe, at: 2022-05-11T11:00-04:00, step: 2, reason: Who goes first?}
  - {by: roe, at: 2022-05-11T12:00-04:00, step: 3}
  - {by: lund, at: 2022-05-11T12:30-04:00, step: 1}
  closed: {at: 2022-05-11T17:00-04:00}
- key: s2
  recommendation: clear-first
  version: 1
  question: Where do you stand on this?
  steps:
  - {label: With it, side: for}
  - {label: Against it, side: against}
  named: false
  opened: {by: ellery, at: 2022-05-21T10:00-04:00}
  closes_at: 2052-05-11T17:00-04:00
  answers:
  - {by: lund, at: 2022-05-21T12:30-04:00, step: 1}
announcements:
- key: small-harbors
  headline: A Task Force on Small Harbors at Last
  place: Port Verity
  day: 2022-03-02
  closing: Jo Harper, once Joe Harper, chairs.
  with_members: true
  left_out: [lund]
  accepted:
  - {place: closing, found: Joe Harper}
  begun: {by: ellery, at: 2022-03-01T11:00-05:00}
  public_at: 2022-03-02T12:00-05:00
  editions:
  - by: ellery
    at: 2022-03-02T09:00-05:00
    sha256: 1349b0cc80bb969ceb54cbbca9ae500146efa4d931a37539c55910d45e3a314e
    content:
      headline: A Task Force on Small Harbors
      day: 2022-03-02
      closing: Jo Harper, once Joe Harper, chairs.
      task_force: Task Force on Small Harbors
      mandate: [Ask them]
      themes:
      - {title: After the storm}
      people:
        co_chair:
        - {key: harper, name: Jo Harper, quote: Harbors matter., context: In public}
      accent: '#1f4e79'
  correcting: {by: ellery, at: 2022-03-03T09:00-05:00}
report:
  title: Small Harbors
  begun: {by: ellery, at: 2022-05-17T09:00-04:00}
  parts:
  - key: letter
    kind: letter
    title: A letter
    signers: [lund]
    versions:
    - {by: lund, at: 2022-05-18T10:00-04:00, text: Dear reader}
    history:
    - {to: signed_by, by: ellery, at: 2022-05-19T10:00-04:00, signers: [lund, roe]}
  - key: dredging
    kind: section
    title: Keeping the channel open
    theme: dredging
    versions:
    - {by: roe, at: 2022-05-18T11:00-04:00, text: The channel belongs to everyone.}
    - {by: ellery, at: 2022-05-18T12:00-04:00, note: Plainer., text: The channel is everyone's.}
  - {key: members, kind: members, title: Members}
  - key: chapter
    kind: chapter
    title: Why
    added: {by: ellery, at: 2022-05-17T10:00-04:00}
    history:
    - {to: removed, by: ellery, at: 2022-05-17T11:00-04:00}
"""

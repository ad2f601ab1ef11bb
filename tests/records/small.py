"""A small task-force file that is right, for tests that make it wrong in one place."""

SMALL = """\
format: taskforce/1
task_force:
  slug: harbors
  name: Task Force on Small Harbors
  host: Harbor Institute
  purpose: Say what small harbors need.
  themes:
  - {key: dredging, title: Keeping the channel open, question: Who pays for it?}
  rule: {base: not_recused, operator: at_least, threshold: 2/3, quorum: 1/2}
  stages:
  - {key: draft, title: Draft, starts_on: 2022-04-19, ends_on: 2022-05-09, gate: Every comment is answered.}
  zone: America/New_York
  founded: {by: ellery, at: 2022-02-22T09:00-05:00}
people:
- key: harper
  printed_name: Jo Harper
  sort_name: Harper, Jo
  roles: [co_chair]
  precedence: 1
  listed_only: true
- key: ellery
  printed_name: Noor Ellery
  sort_name: Ellery, Noor
  roles: [facilitator]
  precedence: 2
  email: noor.ellery@example.org
  sample: true
- key: roe
  printed_name: Samuel Roe Jr.
  sort_name: Roe, Samuel, Jr.
  roles: [member]
  precedence: 3
  email: samuel.roe@example.org
  sample: true
sources:
- {key: survey, kind: report, title: Forty Harbors}
practices:
- {key: tide, place: Port Verity, title: The shared dredge, what: Four towns own one., source: survey}
recommendations:
- key: one-dredge
  theme: dredging
  state: open_for_comment
  proposed: {by: roe, at: 2022-04-04T10:00-04:00}
  versions:
  - by: roe
    at: 2022-04-04T10:00-04:00
    fields: {title: Own a dredge together, addressee: Harbor towns, action: should buy one dredge}
    text: |-
      Four towns wait eleven days, not eleven months [@survey].

      The agreement should name who goes first.
  history:
  - {to: drafting, by: ellery, at: 2022-04-05T09:00-04:00}
  - {to: open_for_comment, by: ellery, at: 2022-04-19T09:00-04:00}
  comments:
  - key: c1
    by: roe
    at: 2022-04-20T11:00-04:00
    version: 1
    block: 2
    kind: substantive
    body: Say who decides.
    disposition: {as: rejected, by: ellery, at: 2022-05-02T10:00-04:00, reason: The towns settle it.}
meetings:
- key: m1
  title: First meeting
  kind: plenary
  starts_at: 2022-05-12T14:00-04:00
  ends_at: 2022-05-12T15:00-04:00
  zone: America/New_York
  called: {by: ellery, at: 2022-05-04T09:00-04:00}
  agenda:
  - {key: i1, title: One dredge, kind: decision, minutes: 30, lead: roe, recommendations: [one-dredge]}
report:
  title: Small Harbors
  begun: {by: ellery, at: 2022-05-17T09:00-04:00}
  parts:
  - {key: p1, kind: section, title: Keeping the channel open, theme: dredging}
"""

export const estateErrors = {
  /** The place does not exist, or its forum is closed to the one who asks. */
  place_not_found: 404,
  /** Joining needs a code or an approval. */
  joining_not_open: 403,
  /** An animator's or a moderator's membership is ended by an administrator, not by leaving. */
  membership_has_duties: 409,
  /** Nobody has made a stairwell code like this one, or it was made too long ago. */
  stairwell_code_unknown: 404,
  /** Its last day is over. */
  stairwell_code_expired: 410,
  /** As many people have joined with it as it was made for. */
  stairwell_code_used_up: 409,
  /** The administrator has taken it back. */
  stairwell_code_withdrawn: 410,
  /** People join this estate in another way than by being let in. */
  joining_not_by_approval: 409,
  already_a_member: 409,
  /** This person has asked already, and waits. */
  join_request_open: 409,
  /** Refused not long ago: a new request takes `daysAfterRefusal`. */
  join_request_too_soon: 409,
  /** There is none, or it is not for the one who asks to decide. */
  join_request_not_found: 404,
  /** Somebody has decided it, or it was taken back. */
  join_request_closed: 409,
  /** Another place, topic, street or institution has this short name, or a name that makes the same one. */
  name_taken: 409,
  /** Threads have this topic or street: it can be renamed, not removed. */
  topic_in_use: 409,
  street_in_use: 409,
  /** There are as many places, topics or streets as there may be. */
  too_many: 409,
  /** A new order has to name everything once; something was added or removed meanwhile. */
  order_outdated: 409,
} as const;

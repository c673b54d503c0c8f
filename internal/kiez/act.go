package kiez

import "time"

// ActKind says what a member of staff did: a group, a dot, and what. A sentence stands in the locales under
// "audit.<kind>".
type ActKind string

// The acts of staff.
const (
	BroadcastWritten  ActKind = "broadcast.written"
	BroadcastEdited   ActKind = "broadcast.edited"
	BroadcastHanded   ActKind = "broadcast.handed" // on to a second person
	BroadcastReleased ActKind = "broadcast.released"
	BroadcastPaused   ActKind = "broadcast.paused"
	BroadcastResumed  ActKind = "broadcast.resumed"
	BroadcastEnded    ActKind = "broadcast.ended" // aborted, taken back, or the draft dropped
	ScheduleStarted   ActKind = "schedule.started"
	SchedulePaused    ActKind = "schedule.paused"
	ScheduleResumed   ActKind = "schedule.resumed"
	ScheduleRemoved   ActKind = "schedule.removed"
	EventChanged      ActKind = "event.changed" // entered, moved, edited or confirmed
	EventCancelled    ActKind = "event.cancelled"
	SeriesChanged     ActKind = "event.series"
	EventsImported    ActKind = "event.imported"
	ClosureEntered    ActKind = "closure.entered"
	ClosureRemoved    ActKind = "closure.removed"
	AnswerEdited      ActKind = "answer.edited"
	AnswerReverted    ActKind = "answer.reverted"
	QuestionTaught    ActKind = "answer.taught"
	TeachingUndone    ActKind = "answer.untaught"
	QuestionPutAway   ActKind = "answer.put_away"
	FactConfirmed     ActKind = "answer.confirmed"
	MemberInvited     ActKind = "team.invited"
	InvitationEnded   ActKind = "team.withdrawn"
	MemberJoined      ActKind = "team.joined"
	RoleChanged       ActKind = "team.role"
	MemberRemoved     ActKind = "team.removed"
	PersonBlocked     ActKind = "block.added"
	PersonUnblocked   ActKind = "block.removed"
	ApplicationIssued ActKind = "application.issued"
	ApplicationCoded  ActKind = "application.recoded"
	ApplicationMoved  ActKind = "application.step" // About is the step, a blank and the label
)

// Act is one thing that a member of staff did.
type Act struct {
	Kind  ActKind
	About string // the staff's own words or an id, never the words or the id of a resident; may be empty
	By    UserID
	At    time.Time
}

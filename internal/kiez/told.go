package kiez

// Told is what one person was last told of an event: the message to reply to if it moves or is cancelled.
type Told struct {
	Message  int  // id of the message in the person's chat
	Lang     Lang // the language it was written in
	Sequence int  // version of the event it told
}

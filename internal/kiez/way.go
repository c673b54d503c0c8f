package kiez

// Way is one step of "Which way for my idea?": a question with choices or, without any, where the idea belongs.
type Way struct {
	ID      string
	Choices []Choice // in the order of the buttons
	// Next are the buttons that lead on: an Intent, or one of the Steps.
	Next    []string
	Confirm bool   // old enough that residents are asked to confirm with the office
	Tested  Tested // the answer in Leichte Sprache
	Provenance
}

// Choice is one answer to the question of a Way, with the Way it leads to.
type Choice struct{ Name, To string }

// The steps beside intents that can come next on a Way.
const (
	StepCheck    = "check"    // the Kiezfonds pre-check
	StepDeadline = "deadline" // the next closing date
	StepContact  = "contact"  // a human
)

// The ways that others than the choices lead to, too.
const (
	WayStart     = "start"
	WayTooMuch   = "bigger"    // it costs more than the Kiezfonds pays
	WayPrivate   = "private"   // nobody else has anything of it
	WayChecklist = "checklist" // what an application to the Kiezfonds needs
	WayElsewhere = "elsewhere" // it is outside the areas of the office
)

package kiez

import (
	"slices"
	"time"
)

// Application is an application to the Kiezfonds whose steps residents can follow by a code. Nobody's name is in it.
type Application struct {
	ID    string
	Label string     // what staff call it; those who follow it read it, too
	Steps []Progress // in order; at least one
	Rev   int        // given by the store, to be handed back
}

// Progress is a step that an application has taken.
type Progress struct {
	Step Step
	At   time.Time
	By   UserID
}

// Step is how far an application has come.
type Step string

// The steps of an application, as the district describes its way.
const (
	StepReceived   Step = "received"
	StepIncomplete Step = "incomplete" // something is missing
	StepJury       Step = "jury"       // it will be discussed in a session
	StepApproved   Step = "approved"
	StepDeclined   Step = "declined"
	StepSettled    Step = "settled" // the costs are accounted for
	StepWithdrawn  Step = "withdrawn"
)

// Steps lists the steps in the order in which they are offered.
func Steps() []Step {
	return []Step{
		StepReceived, StepIncomplete, StepJury, StepApproved, StepDeclined, StepSettled, StepWithdrawn,
	}
}

// Known reports whether s is one of the steps.
func (s Step) Known() bool { return slices.Contains(Steps(), s) }

// Last gives the step an application has reached; the zero Progress where there is none.
func (a Application) Last() Progress {
	if len(a.Steps) == 0 {
		return Progress{}
	}
	return a.Steps[len(a.Steps)-1]
}

// Closed reports whether nothing more will happen to it.
func (a Application) Closed() bool {
	return slices.Contains([]Step{StepDeclined, StepSettled, StepWithdrawn}, a.Last().Step)
}

package broadcast

import "errors"

// What Send says of a recipient who gets nothing although nothing went wrong.
var (
	// ErrLeft means that the person ended the subscription after the release.
	ErrLeft = errors.New("left since the release")
	// ErrSkipped means that there is nothing to tell this person: see kiez.OutcomeSkipped.
	ErrSkipped = errors.New("nothing to tell this person")
	// ErrExpired means that the message came too late to be of use.
	ErrExpired = errors.New("too late")
)

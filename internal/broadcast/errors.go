package broadcast

import "errors"

// What Send says of a recipient who gets nothing although nothing went wrong.
var (
	// ErrLeft means that the person ended the subscription after the release.
	ErrLeft = errors.New("left since the release")
	// ErrSkipped means that there is no text in the person's language and staff chose to skip these people.
	ErrSkipped = errors.New("no text in the person's language")
	// ErrExpired means that the message came too late to be of use.
	ErrExpired = errors.New("too late")
)

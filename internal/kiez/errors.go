package kiez

import (
	"errors"
	"fmt"
	"time"
)

// The errors that everybody tests for with errors.Is.
var (
	// ErrConflict means that somebody else changed the same thing first.
	ErrConflict = errors.New("changed by somebody else")
	// ErrNotFound means that there is no such thing (any more).
	ErrNotFound = errors.New("not found")
	// ErrGone means that the chat cannot be reached any more: blocked, deleted, unknown.
	ErrGone = errors.New("chat is gone")
	// ErrUnsure means that a message may or may not have arrived: the answer to the call was lost.
	ErrUnsure = errors.New("unsure whether it was sent")
	// ErrHeld means that everybody who is to get a message is held back for the quiet hours.
	ErrHeld = errors.New("held back for the quiet hours")
	// ErrStore means that the store cannot be reached.
	ErrStore = errors.New("store not reachable")
)

// UserError is an error that the person who caused it can mend; it is shown to that person.
type UserError struct {
	Text Text
}

// Error names the key for logs.
func (e *UserError) Error() string { return "told the person: " + e.Text.Key }

// Refuse makes a UserError of a key and its data.
func Refuse(key string, data Data) error { return &UserError{Text: Say(key, data)} }

// RetryError means that the same call may succeed after a while.
type RetryError struct {
	After time.Duration
	All   bool // nobody may call before (429)
	Err   error
}

// Error describes the wait and its cause.
func (e *RetryError) Error() string { return fmt.Sprintf("retry after %s: %v", e.After, e.Err) }

// Unwrap gives the cause.
func (e *RetryError) Unwrap() error { return e.Err }

// MigratedError means that a group became a supergroup with a new id.
type MigratedError struct {
	To ChatID
}

// Error names the new id.
func (e *MigratedError) Error() string { return fmt.Sprintf("group migrated to %d", e.To) }

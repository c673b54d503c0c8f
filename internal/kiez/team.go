package kiez

import (
	"errors"
	"slices"
	"time"
)

// ErrLastAdmin means that nobody would be left who may manage the team.
var ErrLastAdmin = errors.New("no other admin")

// ErrNotAdmin means that whoever wanted to change the team is no admin (any more).
var ErrNotAdmin = errors.New("not an admin")

// Roles lists the roles of the office, each of which may do what those before it may.
func Roles() []Role { return []Role{Writer, Releaser, Admin} }

// AtLeast reports whether the role may do what least may. Everybody may do what a Resident may.
func (r Role) AtLeast(least Role) bool {
	return least == Resident || slices.Index(Roles(), r) >= slices.Index(Roles(), least)
}

// Member is somebody of the office.
type Member struct {
	User UserID
	Role Role
}

// Invitation is a link that makes one person a member of the office.
type Invitation struct {
	ID    string // short enough for a button; nobody can join with it
	Role  Role
	By    UserID
	Until time.Time
}

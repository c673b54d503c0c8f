package redisstore

import (
	"errors"
	"reflect"
	"sync"
	"testing"
	"time"

	"kiezbot/internal/kiez"
	"kiezbot/internal/redisstore/redistest"
)

// hired is when the members of these tests come and go.
var hired = time.Date(2027, 3, 1, 9, 0, 0, 0, time.UTC)

// root is the team of the configuration in these tests.
func root() map[kiez.UserID]kiez.Role {
	return map[kiez.UserID]kiez.Role{1001: kiez.Admin, 1002: kiez.Releaser}
}

func wantTeam(t *testing.T, team *Team, want map[kiez.UserID]kiez.Role) {
	t.Helper()
	all, _, err := team.All(t.Context())
	must(t, err)
	got := map[kiez.UserID]kiez.Role{}
	for _, m := range all {
		got[m.User] = m.Role
	}
	if !reflect.DeepEqual(got, want) {
		t.Errorf("the team is %v, want %v", got, want)
	}
}

func TestWhoIsInvitedJoinsOnce(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		team, ctx := NewTeam(openStore(t, url), root()), t.Context()
		token, made, err := team.Invite(ctx, kiez.Writer, 1001, hired)
		must(t, err)
		wantTTL(t, team.s, team.s.keys.invitations(), InvitationLife)
		if open, err := team.Invitations(ctx, hired); err != nil || !reflect.DeepEqual(open, []kiez.Invitation{made}) {
			t.Errorf("open: %v, %v", open, err)
		}
		if _, err := team.Join(ctx, made.ID, 1003, hired); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("joined by the name of an invitation: %v", err)
		}
		if _, err := team.Join(ctx, token, 1002, hired); !errors.Is(err, kiez.ErrConflict) {
			t.Errorf("a releaser becomes a writer: %v", err)
		}
		for range 2 { // the same update twice
			got, err := team.Join(ctx, token, 1003, hired.Add(InvitationLife))
			if err != nil || got.Role != kiez.Writer || got.By != 1001 {
				t.Errorf("joined as %+v, %v", got, err)
			}
		}
		if _, err := team.Join(ctx, token, 1004, hired); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("joined by a used token: %v", err)
		}
		wantTeam(t, team, map[kiez.UserID]kiez.Role{1001: kiez.Admin, 1002: kiez.Releaser, 1003: kiez.Writer})

		late, _, err := team.Invite(ctx, kiez.Admin, 1001, hired)
		must(t, err)
		if _, err := team.Join(ctx, late, 1004, hired.Add(InvitationLife+time.Second)); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("joined too late: %v", err)
		}
		gone, made, err := team.Invite(ctx, kiez.Admin, 1001, hired)
		must(t, err)
		must(t, team.Withdraw(ctx, made.ID))
		must(t, team.Withdraw(ctx, made.ID))
		if _, err := team.Join(ctx, gone, 1004, hired); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("joined by a withdrawn invitation: %v", err)
		}
		removed, err := team.SetRole(ctx, 1003, kiez.Resident, 1001, hired)
		if _, again := team.Join(ctx, token, 1003, hired); !removed || err != nil || !errors.Is(again, kiez.ErrNotFound) {
			t.Errorf("removed %v, %v; came back by the old link: %v", removed, err, again)
		}
	})
}

func TestRolesChangeAndTheLastAdminStays(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		store := openStore(t, url)
		team, ctx := NewTeam(store, root()), t.Context()
		set := func(user kiez.UserID, role kiez.Role, by kiez.UserID) (bool, error) {
			return team.SetRole(ctx, user, role, by, hired)
		}
		for _, role := range []kiez.Role{kiez.Resident, kiez.Writer} {
			if _, err := set(1001, role, 1001); !errors.Is(err, kiez.ErrLastAdmin) {
				t.Errorf("the last admin becomes %q: %v", role, err)
			}
		}
		if _, err := set(1002, kiez.Admin, 1002); !errors.Is(err, kiez.ErrNotAdmin) {
			t.Errorf("a releaser makes an admin: %v", err)
		}
		if done, err := set(1009, kiez.Admin, 1001); done || err != nil {
			t.Errorf("a stranger gets a role: %v, %v", done, err)
		}
		if done, err := set(1002, kiez.Admin, 1001); !done || err != nil {
			t.Errorf("promoted: %v, %v", done, err)
		}
		token, _, err := team.Invite(ctx, kiez.Admin, 1002, hired)
		must(t, err)
		if done, err := set(1002, kiez.Resident, 1001); !done || err != nil {
			t.Errorf("removed: %v, %v", done, err)
		}
		if _, err := team.Join(ctx, token, 1004, hired); !errors.Is(err, kiez.ErrNotFound) {
			t.Errorf("joined on the invitation of a removed admin: %v", err)
		}
		wantTeam(t, team, map[kiez.UserID]kiez.Role{1001: kiez.Admin})
		wantTeam(t, NewTeam(store, nil), map[kiez.UserID]kiez.Role{}) // dropped from the configuration
	})
}

// Two admins who remove each other at the same moment leave one of them.
func TestTwoAdminsAtOnceLeaveOne(t *testing.T) {
	t.Parallel()
	redistest.Each(t, func(t *testing.T, url string) {
		store := openStore(t, url)
		two := map[kiez.UserID]kiez.Role{1001: kiez.Admin, 1002: kiez.Admin}
		var wait sync.WaitGroup
		for user := range two {
			wait.Go(func() {
				_, err := NewTeam(store, two).SetRole(t.Context(), user, kiez.Resident, 1001+1002-user, hired)
				if err != nil && !errors.Is(err, kiez.ErrNotAdmin) && !errors.Is(err, kiez.ErrLastAdmin) {
					t.Errorf("remove %d: %v", user, err)
				}
			})
		}
		wait.Wait()
		if all, _, err := NewTeam(store, two).All(t.Context()); err != nil || len(all) != 1 {
			t.Errorf("left: %v, %v", all, err)
		}
	})
}

package redisstore

import (
	"cmp"
	"context"
	"crypto/rand"
	"crypto/sha256"
	"encoding/hex"
	"encoding/json"
	"fmt"
	"slices"
	"strconv"
	"time"

	"github.com/redis/go-redis/v9"

	"kiezbot/internal/kiez"
)

// InvitationLife is how long an invitation waits for the person it is for.
const InvitationLife = 72 * time.Hour

// invitationEntry is an invitation as it is stored, under the sum of its token: whoever reads the store cannot join.
type invitationEntry struct {
	ID    string      `json:"id"`
	Role  kiez.Role   `json:"role"`
	By    kiez.UserID `json:"by,string"`
	Until int64       `json:"until"`          // Unix time in ms
	Used  string      `json:"used,omitempty"` // by whom: the same person may come twice by the same link
}

// Invite makes an invitation. The token is all that is needed to join; it is stored nowhere.
func (t *Team) Invite(
	ctx context.Context, role kiez.Role, by kiez.UserID, at time.Time,
) (token string, invitation kiez.Invitation, err error) {
	token = rand.Text()
	entry := invitationEntry{ID: rand.Text()[:8], Role: role, By: by, Until: at.Add(InvitationLife).UnixMilli()}
	text, err := json.Marshal(entry)
	if err != nil {
		return "", kiez.Invitation{}, fmt.Errorf("invite: %w", err)
	}
	all, err := t.invitations(ctx)
	if err != nil {
		return "", kiez.Invitation{}, err
	}
	key := t.s.keys.invitations()
	_, err = t.s.write.TxPipelined(ctx, func(p redis.Pipeliner) error {
		for sum, old := range all {
			if old.Until < at.UnixMilli() {
				p.HDel(ctx, key, sum)
			}
		}
		p.HSet(ctx, key, tokenSum(token), text)
		p.PExpire(ctx, key, InvitationLife)
		return nil
	})
	return token, entry.invitation(), failure(err, "invite")
}

// Join makes a person a member by a token, once: afterwards the token is worth nothing to anybody else. A token that
// is wrong, too old or used is kiez.ErrNotFound. Who has this role or a higher one is not changed, the invitation waits
// for somebody else, and the error is kiez.ErrConflict.
func (t *Team) Join(
	ctx context.Context, token string, user kiez.UserID, at time.Time,
) (invitation kiez.Invitation, err error) {
	answer, err := t.run(ctx, "join", user, at, strconv.FormatInt(at.UnixMilli(), 10), tokenSum(token)).Slice()
	if err != nil {
		return invitation, failure(err, "join as %d", user)
	}
	if len(answer) != 4 {
		return invitation, fmt.Errorf("join as %d: %w", user, kiez.ErrNotFound)
	}
	by, err := strconv.ParseInt(fmt.Sprint(answer[3]), 10, 64)
	if err != nil {
		return invitation, fmt.Errorf("join as %d: inviter: %w", user, err)
	}
	invitation = kiez.Invitation{
		ID: fmt.Sprint(answer[1]), Role: kiez.Role(fmt.Sprint(answer[2])), By: kiez.UserID(by),
	}
	if answer[0] == int64(2) {
		return invitation, fmt.Errorf("join as %d: %w", user, kiez.ErrConflict)
	}
	return invitation, nil
}

// Invitations lists those nobody has joined by yet, the first to end first.
func (t *Team) Invitations(ctx context.Context, now time.Time) ([]kiez.Invitation, error) {
	all, err := t.invitations(ctx)
	if err != nil {
		return nil, err
	}
	var open []kiez.Invitation
	for _, entry := range all {
		if entry.Used == "" && entry.Until >= now.UnixMilli() {
			open = append(open, entry.invitation())
		}
	}
	slices.SortFunc(open, func(a, b kiez.Invitation) int {
		return cmp.Or(a.Until.Compare(b.Until), cmp.Compare(a.ID, b.ID))
	})
	return open, nil
}

// Withdraw makes an invitation worthless; one that is not there is no error.
func (t *Team) Withdraw(ctx context.Context, id string) error {
	all, err := t.invitations(ctx)
	if err != nil {
		return err
	}
	for sum, entry := range all {
		if entry.ID == id {
			return failure(t.s.write.HDel(ctx, t.s.keys.invitations(), sum).Err(), "withdraw invitation")
		}
	}
	return nil
}

// invitations gives all that is stored, by the sums of their tokens.
func (t *Team) invitations(ctx context.Context) (map[string]invitationEntry, error) {
	texts, err := t.s.read.HGetAll(ctx, t.s.keys.invitations()).Result()
	if err != nil {
		return nil, failure(err, "list invitations")
	}
	all := make(map[string]invitationEntry, len(texts))
	for sum, text := range texts {
		var entry invitationEntry
		if err := json.Unmarshal([]byte(text), &entry); err != nil {
			return nil, fmt.Errorf("read stored invitation: %w", err)
		}
		all[sum] = entry
	}
	return all, nil
}

func (e invitationEntry) invitation() kiez.Invitation {
	return kiez.Invitation{ID: e.ID, Role: e.Role, By: e.By, Until: time.UnixMilli(e.Until).UTC()}
}

// run runs a change of team.lua.
func (t *Team) run(ctx context.Context, change string, user kiez.UserID, at time.Time, args ...any) *redis.Cmd {
	k := t.s.keys
	return t.s.run(ctx, call{
		script: teamScript,
		keys:   []string{k.members(), k.membersVersion(), k.invitations()},
		args:   append([]any{change, t.rootField(), userField(user), at.UTC().Format(time.RFC3339)}, args...),
	})
}

// tokenSum is how a token is stored.
func tokenSum(token string) string {
	sum := sha256.Sum256([]byte(token))
	return hex.EncodeToString(sum[:])
}

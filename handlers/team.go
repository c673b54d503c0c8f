package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Team changes who belongs to the office.
type Team interface {
	// Invite makes an invitation; whoever opens the link with its token first joins.
	Invite(ctx context.Context, role kiez.Role, by kiez.UserID, at time.Time) (
		token string, invitation kiez.Invitation, err error)
	// Join makes a person a member: kiez.ErrNotFound where the token is worth nothing (any more), kiez.ErrConflict where
	// the person has this role or a higher one.
	Join(ctx context.Context, token string, user kiez.UserID, at time.Time) (kiez.Invitation, error)
	// SetRole gives a member another role; kiez.Resident removes it. It reports false where there is nothing to change.
	// The error is kiez.ErrLastAdmin where nobody else is admin, kiez.ErrNotAdmin where by is none any more.
	SetRole(ctx context.Context, user kiez.UserID, role kiez.Role, by kiez.UserID, at time.Time) (changed bool, err error)
}

// Invitations are those that nobody has followed yet.
type Invitations interface {
	Invitations(ctx context.Context, now time.Time) ([]kiez.Invitation, error)
	// Withdraw makes one worthless; one that is not there is no error.
	Withdraw(ctx context.Context, id string) error
}

// manageTeam is /team: with a field below the command an invitation or a member, without any the list.
func (b *bot) manageTeam(ctx context.Context, req Request) (kiez.Reply, error) {
	fields, err := parseFields(req.Rich())
	if err != nil {
		return kiez.Reply{}, err
	}
	var role kiez.Role
	var user kiez.UserID
	err = readFields(fields, "invite, user", func(f field) (known bool, err error) {
		switch f.key {
		case "invite":
			role, err = readRole(f.value.Text)
		case "user":
			user, err = readUser(f.value.Text)
		default:
			return false, nil
		}
		return true, err
	})
	switch {
	case err != nil:
		return kiez.Reply{}, err
	case role.Staff():
		return b.invite(ctx, req, role)
	case user != 0:
		return b.memberCard(ctx, req, user)
	}
	return b.teamList(ctx, req)
}

func readRole(value string) (kiez.Role, error) {
	role := kiez.Role(strings.ToLower(strings.TrimSpace(value)))
	if !role.Staff() {
		return "", kiez.Refuse("team.role_unknown", kiez.Data{"Given": value, "Known": known(kiez.Roles())})
	}
	return role, nil
}

func readUser(value string) (kiez.UserID, error) {
	user, ok := userOf(strings.TrimSpace(value))
	if !ok {
		return 0, kiez.Refuse("staff.no_user", kiez.Data{"Given": value})
	}
	return user, nil
}

func userOf(id string) (user kiez.UserID, ok bool) {
	n, err := strconv.ParseInt(id, 10, 64)
	return kiez.UserID(n), err == nil && n > 0
}

// teamButton does what a button of /team asks for: "team:<verb>:<what>".
func (b *bot) teamButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "list":
		return b.teamList(ctx, req)
	case "new":
		return askRole(), nil
	case "invite":
		if role := kiez.Role(arg); role.Staff() {
			return b.invite(ctx, req, role)
		}
		return tooOld(), nil
	case "withdraw":
		if err := b.Invitations.Withdraw(ctx, arg); err != nil {
			return kiez.Reply{}, fmt.Errorf("withdraw invitation: %w", err)
		}
		if err := b.note(ctx, req, kiez.InvitationEnded, ""); err != nil {
			return kiez.Reply{}, err
		}
		return b.teamWith(ctx, req, "team.withdrawn")
	}
	id, role, _ := strings.Cut(arg, ":")
	user, ok := userOf(id)
	if !ok {
		return tooOld(), nil
	}
	switch verb {
	case "show":
		return b.memberCard(ctx, req, user)
	case "ask":
		return b.askRemoval(user), nil
	case "remove":
		return b.setRole(ctx, req, user, kiez.Resident)
	case "role":
		if role := kiez.Role(role); role.Staff() {
			return b.setRole(ctx, req, user, role)
		}
	}
	return tooOld(), nil
}

// teamList shows the members, admins first, and the open invitations.
func (b *bot) teamList(ctx context.Context, req Request) (kiez.Reply, error) {
	open, err := b.Invitations.Invitations(ctx, req.Now)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list invitations: %w", err)
	}
	members := b.Staff.Members()
	slices.SortStableFunc(members, func(a, b kiez.Member) int {
		return slices.Index(kiez.Roles(), b.Role) - slices.Index(kiez.Roles(), a.Role)
	})
	var lines kiez.Lines
	var cards []kiez.Button
	for _, m := range members {
		lines = append(lines, who(m))
		cards = append(cards, kiez.Button{Label: b.colleague(m.User), Data: "team:show:" + userArg(m.User)})
	}
	reply := kiez.Answer(kiez.Say("team.menu", nil), kiez.Show(lines)).Editing()
	reply.Messages[0].Rows = inRows(2, cards...)
	reply = reply.With(button("button.team_invite", "team:new"))
	for _, i := range open {
		data := kiez.Data{"Role": roleName(i.Role), "Until": kiez.Moment(i.Until.In(req.Now.Location()))}
		m := &reply.Messages[0]
		m.Paragraphs = append(m.Paragraphs, kiez.Say("team.invitation", data))
		reply = reply.With(kiez.Button{Label: kiez.Say("button.team_withdraw", data), Data: "team:withdraw:" + i.ID})
	}
	return reply, nil
}

// memberCard shows a member with everything that can be changed.
func (b *bot) memberCard(ctx context.Context, req Request, user kiez.UserID) (kiez.Reply, error) {
	role := b.Staff.Role(user)
	if !role.Staff() {
		return b.teamWith(ctx, req, "team.gone")
	}
	reply := kiez.Answer(who(kiez.Member{User: user, Role: role}), kiez.Say("team.roles", nil)).Editing()
	for _, other := range kiez.Roles() {
		if other != role {
			label := kiez.Say("button.team_role", kiez.Data{"Role": roleName(other)})
			reply = reply.With(kiez.Button{Label: label, Data: "team:role:" + userArg(user) + ":" + string(other)})
		}
	}
	return reply.With(button("button.team_remove", "team:ask:"+userArg(user))).
		With(button("button.team_acts", "aud:"+auditView{by: user}.at(0))).
		With(button("button.back", "team:list")), nil
}

func (b *bot) askRemoval(user kiez.UserID) kiez.Reply {
	member := who(kiez.Member{User: user, Role: b.Staff.Role(user)})
	return kiez.Answer(kiez.Say("team.remove_ask", kiez.Data{"Who": member})).Editing().
		With(button("button.team_remove_yes", "team:remove:"+userArg(user))).
		With(button("button.back", "team:list"))
}

// setRole changes what a member may do, and tells the member.
func (b *bot) setRole(ctx context.Context, req Request, user kiez.UserID, role kiez.Role) (kiez.Reply, error) {
	changed, err := b.Team.SetRole(ctx, user, role, req.From, req.Now)
	switch {
	case errors.Is(err, kiez.ErrLastAdmin):
		return kiez.Reply{Notice: kiez.Say("team.last_admin", nil), Alert: true}, nil
	case errors.Is(err, kiez.ErrNotAdmin):
		return kiez.Reply{Notice: kiez.Say("staff.admins_only", nil), Alert: true}, nil
	case err != nil:
		return kiez.Reply{}, fmt.Errorf("change the team: %w", err)
	case !changed:
		return b.teamWith(ctx, req, "team.unchanged")
	}
	kind, about := kiez.RoleChanged, userArg(user)+" "+string(role)
	notice, told := "team.role_set", kiez.Say("team.told_role", kiez.Data{"Role": roleName(role)})
	if role == kiez.Resident {
		kind, about = kiez.MemberRemoved, userArg(user)
		notice, told = "team.removed", kiez.Say("team.told_removed", nil)
	}
	if err := b.note(ctx, req, kind, about); err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Reply{Notice: kiez.Say(notice, nil)}
	if b.Staff.Role(req.From) == kiez.Admin {
		if reply, err = b.teamWith(ctx, req, notice); err != nil {
			return kiez.Reply{}, err
		}
	}
	reply.Messages = append(reply.Messages, kiez.Message{Chat: kiez.ChatID(user), Paragraphs: []kiez.Text{told}})
	return reply, nil
}

// teamWith is the list with a notice: on the button, or above the list where none was pressed.
func (b *bot) teamWith(ctx context.Context, req Request, notice string) (kiez.Reply, error) {
	reply, err := b.teamList(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	if req.Kind == kiez.KindButton {
		reply.Notice = kiez.Say(notice, nil)
		return reply, nil
	}
	m := &reply.Messages[0]
	m.Paragraphs = append([]kiez.Text{kiez.Say(notice, nil)}, m.Paragraphs...)
	return reply, nil
}

// who names a member, so that a tap shows the profile in Telegram: names are not stored.
func who(m kiez.Member) kiez.Text {
	id := userArg(m.User)
	return kiez.Say("staff.colleague", kiez.Data{
		"Role": roleName(m.Role), "ID": kiez.HTML(`<a href="tg://user?id=` + id + `">` + id + `</a>`),
	})
}

func roleName(r kiez.Role) kiez.Text {
	if !r.Staff() {
		return kiez.Say("role.former", nil)
	}
	return kiez.Say("role."+string(r), nil)
}

func userArg(user kiez.UserID) string { return strconv.FormatInt(int64(user), 10) }

package handlers

import (
	"context"
	"errors"
	"fmt"

	"kiezbot/internal/kiez"
)

// askRole asks as what somebody is to be invited.
func askRole() kiez.Reply {
	reply := kiez.Answer(kiez.Say("team.ask_role", nil), kiez.Say("team.roles", nil)).Editing()
	for _, role := range kiez.Roles() {
		reply = reply.With(kiez.Button{Label: roleName(role), Data: "team:invite:" + string(role)})
	}
	return reply.With(button("button.back", "team:list"))
}

// invite makes a link for one person. It is said once and stored nowhere.
func (b *bot) invite(ctx context.Context, req Request, role kiez.Role) (kiez.Reply, error) {
	token, invitation, err := b.Team.Invite(ctx, role, req.From, req.Now)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("invite: %w", err)
	}
	if err := b.note(ctx, req, kiez.MemberInvited, string(role)); err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Answer(
		kiez.Say("team.invited", kiez.Data{
			"Role": roleName(role), "Until": kiez.Moment(invitation.Until.In(req.Now.Location())),
		}),
		kiez.Show(kiez.Isolated(b.Link("team_"+token))),
	).Editing().With(button("button.back", "team:list")), nil
}

// join takes up an invitation, and tells whoever made it.
func (b *bot) join(ctx context.Context, req Request) (kiez.Reply, error) {
	invitation, err := b.Team.Join(ctx, req.Arg, req.From, req.Now)
	switch {
	case errors.Is(err, kiez.ErrNotFound):
		return kiez.Answer(kiez.Say("team.link_gone", nil)).With(menuButton()), nil
	case errors.Is(err, kiez.ErrConflict):
		return kiez.Answer(kiez.Say("team.already", kiez.Data{"Role": roleName(b.Staff.Role(req.From))})), nil
	case err != nil:
		return kiez.Reply{}, fmt.Errorf("join the team: %w", err)
	}
	if err := b.note(ctx, req, kiez.MemberJoined, string(invitation.Role)); err != nil {
		return kiez.Reply{}, err
	}
	told := kiez.Say("team.joined_told", kiez.Data{"Who": who(kiez.Member{User: req.From, Role: invitation.Role})})
	reply := kiez.Answer(
		kiez.Say("team.joined", kiez.Data{"Role": roleName(invitation.Role)}), kiez.Say("team.roles", nil),
	)
	reply.Messages = append(reply.Messages, kiez.Message{
		Chat: kiez.ChatID(invitation.By), Paragraphs: []kiez.Text{told},
	})
	return reply, nil
}

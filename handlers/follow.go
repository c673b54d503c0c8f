package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"
	"time"
	"unicode"

	"golang.org/x/text/unicode/norm"

	"kiezbot/internal/kiez"
)

// Following knows who follows which application.
type Following interface {
	// Try looks a code up: kiez.ErrNotFound for a wrong one. After too many nothing is looked up until locked.
	Try(ctx context.Context, chat kiez.ChatID, code string, now time.Time) (
		app kiez.Application, locked time.Time, err error)
	Follow(ctx context.Context, id string, chat kiez.ChatID, now time.Time) error
	Unfollow(ctx context.Context, id string, chat kiez.ChatID) (was bool, err error)
	// Followed gives what a chat follows, the one with the newest step first.
	Followed(ctx context.Context, chat kiez.ChatID) ([]kiez.Application, error)
}

// The letters and digits of a code: none looks like another, and none makes words. Source: the names of newID in app.
const (
	codeLetters = "23456789BCDFGHJKMNPQRSTVWXZ"
	codeLength  = 8
)

// readCode reads a code as people type or copy it: in any case, with blanks and dashes, with Cyrillic letters that look
// like Latin ones, with Arabic digits. It reports false for what cannot be one.
func readCode(text string) (code string, ok bool) {
	alike := strings.NewReplacer("В", "B", "С", "C", "Н", "H", "К", "K", "М", "M", "Р", "P", "Т", "T", "Х", "X", "З", "3")
	code = strings.Map(func(r rune) rune {
		switch r = western(r); {
		case unicode.IsSpace(r), r == '-', r == '_', r == '\'':
			return -1
		}
		return r
	}, alike.Replace(strings.ToUpper(norm.NFKC.String(text))))
	return code, len(code) == codeLength && strings.Trim(code, codeLetters) == ""
}

// showCode writes a code the way it is handed out: in two halves.
func showCode(code string) string { return code[:codeLength/2] + "-" + code[codeLength/2:] }

// follow shows what a person follows, and takes a code: at once, or as the next message.
func (b *bot) follow(ctx context.Context, req Request) (kiez.Reply, error) {
	if code, ok := readCode(req.Arg); ok {
		return b.followCode(ctx, req, code)
	}
	followed, err := b.Following.Followed(ctx, req.Chat)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list what is followed: %w", err)
	}
	var paragraphs []kiez.Text
	if len(followed) > 0 {
		paragraphs = append(paragraphs, kiez.Say("follow.list", nil))
	}
	for _, app := range followed {
		paragraphs = append(paragraphs, stepLine(app))
	}
	form := map[string]string{dialogueID: b.NewID(), askedFor: "code"}
	reply := kiez.Answer(append(paragraphs, kiez.Say("follow.ask", nil))...)
	for _, app := range followed {
		label := kiez.Say("button.unfollow_named", kiez.Data{"Name": app.Label})
		reply = reply.With(kiez.Button{Label: label, Data: "unfollow:" + app.ID})
	}
	reply = reply.With(button("button.cancel", flowData(form, answerCancel)))
	return reply, b.flows.start(ctx, req, "follow", "code", form)
}

// followLink follows the application of a link. A code that cannot be one reads like any other wrong one.
func (b *bot) followLink(ctx context.Context, req Request) (kiez.Reply, error) {
	code, ok := readCode(req.Arg)
	if !ok {
		return unknownCode().With(button("button.follow_again", "follow"), menuButton()), nil
	}
	return b.followCode(ctx, req, code)
}

// stepLine is an application with the step it has reached.
func stepLine(app kiez.Application) kiez.Text {
	last := app.Last()
	return kiez.Say("follow.line", kiez.Data{"Name": app.Label, "Step": stepName(last.Step), "Day": kiez.Day(last.At)})
}

func stepName(step kiez.Step) kiez.Text { return kiez.Say("application.step."+string(step), nil) }

// takeCode is the step that reads a code; a wrong one may be followed by another. A question about something else is
// answered as such.
func (b *bot) takeCode(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Arg == answerCancel {
		return cancelled("cancel.follow"), "", nil
	}
	if code, ok := readCode(req.Text); ok {
		reply, known, err := b.tryCode(ctx, req, code)
		if known || err != nil {
			return reply, "", err
		}
	} else if u := b.Understander.Ask(req.Text, req.Lang); u.Action == kiez.ActionAnswer {
		reply, err := b.free(ctx, req)
		return reply, "", err
	}
	return unknownCode().With(button("button.cancel", flowData(data, answerCancel))), "code", nil
}

// followCode is the same for a code that came with a command or a link.
func (b *bot) followCode(ctx context.Context, req Request, code string) (kiez.Reply, error) {
	reply, known, err := b.tryCode(ctx, req, code)
	if known || err != nil {
		return reply, err
	}
	return unknownCode().With(button("button.follow_again", "follow"), menuButton()), nil
}

// tryCode makes the person a follower, or says until when no code of theirs is looked at. It reports false for a wrong
// code, whatever is wrong with it.
func (b *bot) tryCode(ctx context.Context, req Request, code string) (reply kiez.Reply, known bool, err error) {
	app, locked, err := b.Following.Try(ctx, req.Chat, code, req.Now)
	if !locked.IsZero() {
		return kiez.Answer(kiez.Say("follow.locked", kiez.Data{"Until": kiez.Clock(locked)})).
			With(button("button.human", "human")).With(menuButton()), true, nil
	}
	if err == nil {
		err = b.rememberLang(ctx, req)
	}
	if err == nil {
		err = b.Following.Follow(ctx, app.ID, req.Chat, req.Now)
	}
	if errors.Is(err, kiez.ErrNotFound) {
		return kiez.Reply{}, false, nil
	}
	if err != nil {
		return kiez.Reply{}, false, fmt.Errorf("follow application: %w", err)
	}
	return kiez.Answer(kiez.Say("follow.done", kiez.Data{"Name": app.Label}), stepLine(app), stepText(app.Last().Step)).
		With(unfollowButton(app)).With(button("button.human", "human"), menuButton()), true, nil
}

func unknownCode() kiez.Reply { return kiez.Answer(kiez.Say("follow.unknown", nil)) }

func stepText(step kiez.Step) kiez.Text { return kiez.Say("application.told."+string(step), nil) }

func unfollowButton(app kiez.Application) kiez.Button {
	return button("button.unfollow", "unfollow:"+app.ID)
}

// unfollow ends it: "unfollow:<id>".
func (b *bot) unfollow(ctx context.Context, req Request) (kiez.Reply, error) {
	if _, err := b.Following.Unfollow(ctx, req.Arg, req.Chat); err != nil {
		return kiez.Reply{}, fmt.Errorf("unfollow application %s: %w", req.Arg, err)
	}
	return kiez.Answer(kiez.Say("follow.ended", nil)).Editing().With(menuButton()), nil
}

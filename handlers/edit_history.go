package handlers

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// textHistory lists the newest edits of a text, each with a button that goes back to it.
func (b *bot) textHistory(ctx context.Context, ref textRef) (kiez.Reply, error) {
	const most = 8
	edits, err := b.Editor.History(ctx, ref.lang, ref.key())
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("history of text: %w", err)
	}
	back := button("button.back", "ans:text:"+ref.arg())
	if len(edits) == 0 {
		return kiez.Answer(kiez.Say("answers.never_edited", nil)).Editing().With(back), nil
	}
	to := func(rev int) string {
		return "ans:revert:" + ref.arg() + ":" + strconv.Itoa(rev) + "-" + strconv.Itoa(edits[0].Rev)
	}
	reply := kiez.Answer(kiez.Say("answers.earlier", nil)).Editing()
	for _, e := range edits[:min(most, len(edits))] {
		m := &reply.Messages[0]
		m.Paragraphs = append(m.Paragraphs, b.editLine(e))
		if e.Rev != edits[0].Rev && e.Text != "" {
			reply = reply.With(kiez.Button{Label: kiez.Say("button.restore", kiez.Data{"Rev": e.Rev}), Data: to(e.Rev)})
		}
	}
	if edits[0].Text != "" {
		reply = reply.With(button("button.restore_builtin", to(0)))
	}
	return reply.With(back), nil
}

// editLine says who edited when, and how the text begins.
func (b *bot) editLine(e kiez.Edit) kiez.Text {
	text := kiez.Say("answers.builtin", nil)
	if e.Text != "" {
		text = kiez.Show(clip(e.Text))
	}
	return kiez.Say("answers.edit_line", kiez.Data{
		"Rev": e.Rev, "Moment": kiez.Moment(e.At), "By": b.colleague(e.By), "Text": text,
	})
}

// colleague names a member of staff as well as the bot knows: by role and Telegram id. Names are not stored.
func (b *bot) colleague(user kiez.UserID) kiez.Text {
	return kiez.Say("staff.colleague", kiez.Data{
		"Role": roleName(b.Staff.Role(user)), "ID": kiez.Isolated(userArg(user)),
	})
}

// revertText goes back to an earlier text: "<to>-<rev>", rev being the newest revision when the list was shown.
func (b *bot) revertText(ctx context.Context, req Request, ref textRef, which string) (kiez.Reply, error) {
	before, newest, _ := strings.Cut(which, "-")
	to, isNumber := revision(before)
	rev, isNumberToo := revision(newest)
	if !isNumber || !isNumberToo {
		return tooOld(), nil
	}
	err := b.Editor.Revert(ctx, ref.lang, ref.key(), to, req.From, req.Now, rev)
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err == nil {
		err = b.note(ctx, req, kiez.AnswerReverted, ref.arg())
	}
	reply, err := b.afterEdit(ctx, ref, "answers.reverted", err)
	return reply.Editing(), err
}

// revision reads what a button carries; an old button may carry anything.
func revision(s string) (rev int, ok bool) {
	rev, err := strconv.Atoi(s)
	return rev, err == nil
}

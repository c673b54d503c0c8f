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

// Editor keeps the texts of the subjects as staff edit them: with placeholders, not filled in. Keys are those of
// kiez.Subject.
type Editor interface {
	// Text gives the text that residents see, and the newest edit: the zero Edit before the first.
	Text(ctx context.Context, lang kiez.Lang, key string) (text string, newest kiez.Edit, err error)
	// Set stores a text in place of revision rev. A text that is not in order is a *kiez.UserError; kiez.ErrConflict:
	// somebody else was faster.
	Set(ctx context.Context, lang kiez.Lang, key, text string, by kiez.UserID, at time.Time, rev int) error
	// Revert goes back to the text of revision to, 0 being the built-in one; errors as Set.
	Revert(ctx context.Context, lang kiez.Lang, key string, to int, by kiez.UserID, at time.Time, rev int) error
	// History lists the edits, newest first.
	History(ctx context.Context, lang kiez.Lang, key string) ([]kiez.Edit, error)
}

// textRef names one text of a subject. Buttons carry it as "<intent>:<lang>:<part>".
type textRef struct {
	intent kiez.Intent
	lang   kiez.Lang
	part   string // "answer", "title" or "short"
}

// parts are the texts of a subject in the order in which staff see them.
func parts() []string { return []string{"answer", "title", "short"} }

func (r textRef) key() string { return "topic." + string(r.intent) + "." + r.part }

func (r textRef) arg() string { return string(r.intent) + ":" + string(r.lang) + ":" + r.part }

func (r textRef) partName() kiez.Text { return kiez.Say("button.part_"+r.part, nil) }

// refOf reads what a button carries, and what stands behind it. It reports false for what does not exist (any more).
func (b *bot) refOf(arg string) (ref textRef, rest string, ok bool) {
	const fields = 4
	field := append(strings.SplitN(arg, ":", fields), make([]string, fields)...)
	lang, known := kiez.ParseLang(field[1])
	ref = textRef{intent: kiez.Intent(field[0]), lang: lang, part: field[2]}
	_, there := b.subjects.Subject(ref.intent)
	return ref, field[3], there && known && slices.Contains(parts(), ref.part)
}

// editAnswers is /answers: the groups of subjects, the questions that are open, and what was taught.
func (b *bot) editAnswers(ctx context.Context, req Request) (kiez.Reply, error) {
	_, open, err := b.review.Review(ctx, 0, 0)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("count open questions: %w", err)
	}
	var groups []kiez.Button
	for _, family := range b.subjects.Families() {
		groups = append(groups, kiez.Button{Label: kiez.Say("family."+family, nil), Data: "ans:family:" + family})
	}
	reply := kiez.Answer(kiez.Say("answers.menu", nil)).Editing()
	reply.Messages[0].Rows = inRows(2, groups...)
	unanswered := kiez.Say("button.open_questions", kiez.Data{"Number": open})
	due := kiez.Say("button.facts", kiez.Data{"Number": len(b.dueFacts(req.Now))})
	return reply.With(kiez.Button{Label: unanswered, Data: "ans:open:0"}, button("button.taught", "ans:taught")).
		With(kiez.Button{Label: due, Data: "fact:due:0"}), nil
}

// answersButton does what a button of /answers asks for: "ans:<verb>:<what>".
func (b *bot) answersButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "menu":
		return b.editAnswers(ctx, req)
	case "family":
		return b.answersOf(arg), nil
	case "subject":
		return b.answerLanguages(kiez.Intent(arg)), nil
	case "open":
		return b.openQuestions(ctx, arg)
	case "question":
		return b.openQuestion(ctx, arg)
	case "pick":
		return b.pickAnswer(arg), nil
	case "teach":
		return b.teach(ctx, req, arg)
	case "away":
		return b.putAway(ctx, arg)
	case "taught":
		return b.taughtList(ctx)
	case "unteach":
		return b.unteach(ctx, arg)
	}
	return b.textButton(ctx, req, verb, arg)
}

// textButton does what a button below one text asks for.
func (b *bot) textButton(ctx context.Context, req Request, verb, arg string) (kiez.Reply, error) {
	ref, rest, ok := b.refOf(arg)
	if !ok {
		return tooOld(), nil
	}
	switch verb {
	case "text":
		return b.showText(ctx, ref)
	case "edit":
		return b.askForText(ctx, req, ref)
	case "preview":
		return b.previewAnswer(ctx, req, ref)
	case "history":
		return b.textHistory(ctx, ref)
	case "revert":
		return b.revertText(ctx, req, ref, rest)
	}
	return tooOld(), nil
}

// answersOf lists the subjects of a group.
func (b *bot) answersOf(family string) kiez.Reply {
	members := b.subjects.Family(family)
	if len(members) == 0 {
		return tooOld()
	}
	reply := kiez.Answer(kiez.Say("answers.family", kiez.Data{"Family": kiez.Say("family."+family, nil)})).Editing()
	for _, s := range members {
		label := kiez.Say("topic."+string(s.Intent)+".title", nil)
		reply = reply.With(kiez.Button{Label: label, Data: "ans:subject:" + string(s.Intent)})
	}
	return reply.With(button("button.back", "ans:menu"))
}

// answerLanguages lists the languages of a subject.
func (b *bot) answerLanguages(intent kiez.Intent) kiez.Reply {
	s, ok := b.subjects.Subject(intent)
	if !ok {
		return tooOld()
	}
	var langs []kiez.Button
	for _, l := range kiez.Langs() {
		ref := textRef{intent: intent, lang: l, part: parts()[0]}
		langs = append(langs, kiez.Button{Label: kiez.Show(l), Data: "ans:text:" + ref.arg()})
	}
	reply := kiez.Answer(title(s), kiez.Say("answers.languages", nil)).Editing()
	reply.Messages[0].Rows = inRows(2, langs...)
	return reply.With(button("button.back", "ans:family:"+s.Family))
}

// showText shows one text the way it is written, to be copied, and what can be done with it.
func (b *bot) showText(ctx context.Context, ref textRef) (kiez.Reply, error) {
	text, newest, err := b.editor.Text(ctx, ref.lang, ref.key())
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("show text: %w", err)
	}
	state := kiez.Say("answers.builtin", nil)
	if newest.Text != "" {
		state = kiez.Say("answers.edited", kiez.Data{"Rev": newest.Rev})
	}
	reply := kiez.Answer(
		kiez.Say("answers.text", kiez.Data{
			"Title": kiez.Say("topic."+string(ref.intent)+".title", nil), "Language": ref.lang, "Part": ref.partName(),
		}),
		kiez.Say("answers.copy", kiez.Data{"Text": text}),
		state,
	).Editing()
	var others []kiez.Button
	for _, part := range parts() {
		other := textRef{intent: ref.intent, lang: ref.lang, part: part}
		label := checked(other.partName(), part == ref.part)
		others = append(others, kiez.Button{Label: label, Data: "ans:text:" + other.arg()})
	}
	return reply.With(others...).
			With(button("button.broadcast_edit", "ans:edit:"+ref.arg()), button("button.preview", "ans:preview:"+ref.arg())).
			With(button("button.history", "ans:history:"+ref.arg()), button("button.back", "ans:subject:"+string(ref.intent))),
		nil
}

// previewAnswer shows the subject as residents see it.
func (b *bot) previewAnswer(ctx context.Context, req Request, ref textRef) (kiez.Reply, error) {
	s, _ := b.subjects.Subject(ref.intent)
	req.Lang, req.Person = ref.lang, kiez.Person{}
	reply, err := b.explain(ctx, req, view{Subject: s, lang: ref.lang})
	for i := range reply.Messages {
		reply.Messages[i].Lang, reply.Messages[i].Edit = ref.lang, false
	}
	return reply, err
}

// askForText begins the dialogue in which a text is edited.
func (b *bot) askForText(ctx context.Context, req Request, ref textRef) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	_, newest, err := b.editor.Text(ctx, ref.lang, ref.key())
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("edit text: %w", err)
	}
	data := map[string]string{
		dialogueID: b.newID(), askedFor: "text", "ref": ref.arg(), "rev": strconv.Itoa(newest.Rev),
	}
	ask := kiez.Say("answers.ask", kiez.Data{"Language": ref.lang, "Part": ref.partName()})
	cancel := button("button.cancel", flowData(data, "cancel"))
	return kiez.Answer(ask).With(cancel), b.flows.start(ctx, req.Chat, "answer", "text", data)
}

// takeAnswer is the step that reads the new text. One that is not in order can be sent again.
func (b *bot) takeAnswer(ctx context.Context, req Request, data map[string]string) (kiez.Reply, string, error) {
	if req.Kind == kiez.KindButton {
		return kiez.Answer(kiez.Say("cancel.answer", nil)).Editing(), "", nil
	}
	ref, _, ok := b.refOf(data["ref"])
	rev, isNumber := revision(data["rev"])
	if !ok || !isNumber { // the subject was taken out of the content meanwhile
		return kiez.Answer(kiez.Say("flow.lost", nil)), "", nil
	}
	text := strings.TrimSpace(req.Text)
	err := b.editor.Set(ctx, ref.lang, ref.key(), text, req.From, req.Now, rev)
	reply, err := b.afterEdit(ctx, ref, "answers.saved", err)
	return reply, "", err
}

// revertText goes back to an earlier text: "<to>-<rev>", rev being the newest revision when the list was shown.
func (b *bot) revertText(ctx context.Context, req Request, ref textRef, which string) (kiez.Reply, error) {
	before, newest, _ := strings.Cut(which, "-")
	to, isNumber := revision(before)
	rev, isNumberToo := revision(newest)
	if !isNumber || !isNumberToo {
		return tooOld(), nil
	}
	err := b.editor.Revert(ctx, ref.lang, ref.key(), to, req.From, req.Now, rev)
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	reply, err := b.afterEdit(ctx, ref, "answers.reverted", err)
	return reply.Editing(), err
}

// revision reads what a button carries; an old button may carry anything.
func revision(s string) (rev int, ok bool) {
	rev, err := strconv.Atoi(s)
	return rev, err == nil
}

// afterEdit shows the text as it is now: the new one, or a colleague's who was faster.
func (b *bot) afterEdit(ctx context.Context, ref textRef, done string, err error) (kiez.Reply, error) {
	switch {
	case errors.Is(err, kiez.ErrConflict):
		done = "staff.conflict"
	case err != nil:
		return kiez.Reply{}, fmt.Errorf("change text: %w", err)
	}
	reply, err := b.showText(ctx, ref)
	if err != nil {
		return kiez.Reply{}, err
	}
	m := &reply.Messages[0]
	m.Edit, m.Paragraphs = false, append([]kiez.Text{kiez.Say(done, nil)}, m.Paragraphs...)
	return reply, nil
}

// textHistory lists the newest edits of a text, each with a button that goes back to it.
func (b *bot) textHistory(ctx context.Context, ref textRef) (kiez.Reply, error) {
	const most = 8
	edits, err := b.editor.History(ctx, ref.lang, ref.key())
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
		m.Paragraphs = append(m.Paragraphs, editLine(e))
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
func editLine(e kiez.Edit) kiez.Text {
	text := kiez.Say("answers.builtin", nil)
	if e.Text != "" {
		text = kiez.Show(clip(e.Text))
	}
	return kiez.Say("answers.edit_line", kiez.Data{
		"Rev": e.Rev, "Moment": kiez.Moment(e.At), "By": strconv.FormatInt(int64(e.By), 10), "Text": text,
	})
}

package handlers

import (
	"context"
	"errors"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/easyread"
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

// textRef names one text that staff can edit: of a subject, or the label of a family. Buttons carry it as
// "<intent, family or way.id>:<lang>:<part>".
type textRef struct {
	of   string
	lang kiez.Lang
	part string // "answer", "title" or "short" of a subject, one of partsOfWay, or familyLabel
}

// familyLabel is the one part of a family.
const familyLabel = "family"

// parts are the texts of a subject in the order in which staff see them.
func parts() []string { return []string{"answer", "title", "short"} }

func (r textRef) key() string {
	if r.part == familyLabel {
		return "family." + r.of
	}
	if r.isWay() {
		return r.of + "." + r.part
	}
	return "topic." + r.of + "." + r.part
}

func (r textRef) arg() string { return r.of + ":" + string(r.lang) + ":" + r.part }

func (r textRef) isWay() bool { return strings.HasPrefix(r.of, ofWay) }

// partName is what the part is called; the label of a button is its own name.
func (r textRef) partName() kiez.Text {
	if r.part != familyLabel && !slices.Contains(parts(), r.part) {
		return kiez.Say(r.key(), nil)
	}
	return kiez.Say("button.part_"+r.part, nil)
}

// about names what the text belongs to.
func (r textRef) about() kiez.Text {
	if r.part == familyLabel {
		return kiez.Say("family."+r.of, nil)
	}
	if r.isWay() {
		return kiez.Say(r.of+".title", nil)
	}
	return kiez.Say("topic."+r.of+".title", nil)
}

// languages is the button that lists the languages of the text.
func (r textRef) languages() string {
	if r.part == familyLabel {
		return "ans:label:" + r.of
	}
	if id, ok := strings.CutPrefix(r.of, ofWay); ok {
		return "ans:way:" + id
	}
	return "ans:subject:" + r.of
}

// refOf reads what a button carries, and what stands behind it. It reports false for what does not exist (any more).
func (b *bot) refOf(arg string) (ref textRef, rest string, ok bool) {
	const fields = 4
	field := append(strings.SplitN(arg, ":", fields), make([]string, fields)...)
	lang, known := kiez.ParseLang(field[1])
	ref = textRef{of: field[0], lang: lang, part: field[2]}
	if ref.part == familyLabel {
		return ref, field[3], known && len(b.Subjects.Family(ref.of)) > 0
	}
	if w, ok := b.wayOf(ref); ok {
		return ref, field[3], known && slices.Contains(partsOfWay(w), ref.part)
	}
	_, there := b.Subjects.Subject(kiez.Intent(ref.of))
	return ref, field[3], there && known && slices.Contains(parts(), ref.part)
}

// showText shows one text the way it is written, to be copied, and what can be done with it.
func (b *bot) showText(ctx context.Context, ref textRef) (kiez.Reply, error) {
	text, newest, err := b.Editor.Text(ctx, ref.lang, ref.key())
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("show text: %w", err)
	}
	state := kiez.Say("answers.builtin", nil)
	if newest.Text != "" {
		state = kiez.Say("answers.edited", kiez.Data{"Rev": newest.Rev})
	}
	paragraphs := []kiez.Text{
		kiez.Say("answers.text", kiez.Data{"Title": ref.about(), "Language": ref.lang, "Part": ref.partName()}),
		kiez.Say("answers.copy", kiez.Data{"Text": text}),
		state,
	}
	if ref.lang == kiez.PlainGerman {
		paragraphs = append(paragraphs, hardToRead(text)...)
	}
	reply := kiez.Answer(paragraphs...).Editing()
	m := &reply.Messages[0]
	m.Rows = b.otherParts(ref)
	return reply.
		With(button("button.broadcast_edit", "ans:edit:"+ref.arg()), button("button.preview", "ans:preview:"+ref.arg())).
		With(button("button.history", "ans:history:"+ref.arg()), button("button.back", ref.languages())), nil
}

// hardToRead says where a text breaks the rules of Leichte Sprache, none where it keeps them. Staff decide.
func hardToRead(text string) []kiez.Text {
	const most = 8
	flaws := easyread.Check(text)
	if len(flaws) == 0 {
		return nil
	}
	var lines kiez.Lines
	for _, f := range flaws[:min(most, len(flaws))] {
		lines = append(lines, kiez.Say("easy."+string(f.Rule), kiez.Data{"Line": f.Line, "Found": f.Found}))
	}
	return []kiez.Text{kiez.Say("easy.hints", kiez.Data{"Hints": lines})}
}

// otherParts leads to the other texts of the same subject or way.
func (b *bot) otherParts(ref textRef) [][]kiez.Button {
	inRow, all := len(parts()), parts()
	if w, ok := b.wayOf(ref); ok {
		inRow, all = 1, partsOfWay(w) // some are whole sentences
	}
	if ref.part == familyLabel {
		all = nil
	}
	var buttons []kiez.Button
	for _, part := range all {
		other := textRef{of: ref.of, lang: ref.lang, part: part}
		label := checked(other.partName(), part == ref.part)
		buttons = append(buttons, kiez.Button{Label: label, Data: "ans:text:" + other.arg()})
	}
	return inRows(inRow, buttons...)
}

// previewText shows the subject as residents see it, or the button with the label.
func (b *bot) previewText(ctx context.Context, req Request, ref textRef) (kiez.Reply, error) {
	var reply kiez.Reply
	var err error
	req.Lang, req.Person = ref.lang, kiez.Person{}
	way, isWay := b.wayOf(ref)
	switch {
	case ref.part == familyLabel:
		reply = kiez.Answer(kiez.Say("menu.title", nil)).With(button("family."+ref.of, "family:"+ref.of))
	case isWay:
		req.Kind, req.Arg = kiez.KindButton, way.ID
		reply, err = b.idea(ctx, req)
	default:
		s, _ := b.Subjects.Subject(kiez.Intent(ref.of))
		reply, err = b.explain(ctx, req, view{Subject: s, lang: ref.lang})
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	for i := range reply.Messages {
		reply.Messages[i].Lang, reply.Messages[i].Edit = ref.lang, false
	}
	return reply, nil
}

// askForText begins the dialogue in which a text is edited.
func (b *bot) askForText(ctx context.Context, req Request, ref textRef) (kiez.Reply, error) {
	if req.InGroup() {
		return kiez.Answer(kiez.Say("staff.in_private", nil)), nil
	}
	_, newest, err := b.Editor.Text(ctx, ref.lang, ref.key())
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("edit text: %w", err)
	}
	data := map[string]string{
		dialogueID: b.NewID(), askedFor: "text", "ref": ref.arg(), "rev": strconv.Itoa(newest.Rev),
	}
	ask := kiez.Say("answers.ask", kiez.Data{"Language": ref.lang, "Part": ref.partName()})
	cancel := button("button.cancel", flowData(data, "cancel"))
	return kiez.Answer(ask).With(cancel), b.flows.start(ctx, req, "answer", "text", data)
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
	err := b.Editor.Set(ctx, ref.lang, ref.key(), text, req.From, req.Now, rev)
	if err == nil {
		err = b.note(ctx, req, kiez.AnswerEdited, ref.arg())
	}
	reply, err := b.afterEdit(ctx, ref, "answers.saved", err)
	return reply, "", err
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

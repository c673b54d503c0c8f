package handlers

import (
	"context"
	"errors"
	"fmt"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// Review is the staff's list of questions that were not answered well.
type Review interface {
	// Review lists up to n from the offset-th on, the most asked first, and how many there are in all.
	Review(ctx context.Context, offset, n int) (list []kiez.Question, total int, err error)
	// Question gives one of the list, or kiez.ErrNotFound.
	Question(ctx context.Context, id string) (kiez.Question, error)
	Resolve(ctx context.Context, id string) error
	Restore(ctx context.Context, q kiez.Question) error
}

// Teacher makes the bot understand a question from now on, everywhere.
type Teacher interface {
	// Teach takes the question off the list and gives the id for Unteach. What would spoil another answer is a
	// *kiez.UserError.
	Teach(ctx context.Context, taught kiez.Taught) (id string, err error)
	// Unteach gives what it took back, or kiez.ErrNotFound.
	Unteach(ctx context.Context, id string) (kiez.Taught, error)
	// Taught lists what is taught, newest first.
	Taught(ctx context.Context) ([]kiez.Taught, error)
}

const onPage = 8 // questions in one list

// openQuestions lists questions from the offset-th on: "ans:open:<offset>".
func (b *bot) openQuestions(ctx context.Context, arg string) (kiez.Reply, error) {
	offset, _ := strconv.Atoi(arg)
	offset = max(offset, 0)
	list, total, err := b.Review.Review(ctx, offset, onPage)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list open questions: %w", err)
	}
	if len(list) == 0 && total > 0 { // the last page has just become empty
		return b.openQuestions(ctx, "")
	}
	back := button("button.back", "ans:menu")
	if len(list) == 0 {
		return kiez.Answer(kiez.Say("answers.open_none", nil)).Editing().With(back), nil
	}
	reply := kiez.Answer(kiez.Say("answers.open", kiez.Data{"Number": total})).Editing()
	m := &reply.Messages[0]
	var numbers []kiez.Button
	for i, q := range list {
		place := offset + i + 1
		m.Paragraphs = append(m.Paragraphs, kiez.Say("answers.open_line", kiez.Data{
			"Place": place, "Times": q.Count, "Language": q.Lang, "Text": clip(q.Text),
		}))
		numbers = append(numbers, kiez.Button{Label: kiez.Show(place), Data: "ans:question:" + q.ID})
	}
	m.Rows = inRows(onPage/2, numbers...)
	if next := offset + len(list); next < total {
		reply = reply.With(button("button.more", "ans:open:"+strconv.Itoa(next)))
	}
	return reply.With(back), nil
}

// openQuestion shows one question and what it may mean: one tap teaches it.
func (b *bot) openQuestion(ctx context.Context, id string) (kiez.Reply, error) {
	q, err := b.Review.Question(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return questionGone(), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("show open question: %w", err)
	}
	reply := kiez.Answer(kiez.Say("answers.question", kiez.Data{
		"Text": q.Text, "Language": q.Lang, "Times": q.Count,
	})).Editing()
	m := &reply.Messages[0]
	if q.Answered != "" {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("answers.question_answered", kiez.Data{"Title": b.meaning(q.Answered)}))
	}
	m.Paragraphs = append(m.Paragraphs, kiez.Say("answers.question_ask", nil))
	for _, intent := range q.Candidates {
		if _, ok := b.Subjects.Subject(intent); ok {
			reply = reply.With(b.teachButton(id, intent))
		}
	}
	return reply.
		With(button("button.other_answer", "ans:pick:"+id), b.teachButton(id, kiez.OutOfScope)).
		With(button("button.put_away", "ans:away:"+id), button("button.back", "ans:open:0")), nil
}

// pickAnswer leads through the groups to every subject: "ans:pick:<id>" or "ans:pick:<id>:<family>".
func (b *bot) pickAnswer(arg string) kiez.Reply {
	id, family, chosen := strings.Cut(arg, ":")
	reply := kiez.Answer(kiez.Say("answers.question_ask", nil)).Editing()
	if !chosen {
		var groups []kiez.Button
		for _, f := range b.Subjects.Families() {
			groups = append(groups, kiez.Button{Label: kiez.Say("family."+f, nil), Data: "ans:pick:" + id + ":" + f})
		}
		reply.Messages[0].Rows = inRows(2, groups...)
		return reply.With(button("button.back", "ans:question:"+id))
	}
	for _, s := range b.Subjects.Family(family) {
		reply = reply.With(b.teachButton(id, s.Intent))
	}
	return reply.With(button("button.back", "ans:pick:"+id))
}

// teach takes the tap that says what a question means: "ans:teach:<id>:<intent>".
func (b *bot) teach(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	id, name, _ := strings.Cut(arg, ":")
	intent := kiez.Intent(name)
	if _, known := b.Subjects.Subject(intent); !known && intent != kiez.OutOfScope {
		return tooOld(), nil
	}
	q, err := b.Review.Question(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return questionGone(), nil
	}
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("teach: %w", err)
	}
	taught, err := b.Teacher.Teach(ctx, kiez.Taught{
		Example: kiez.Example{Lang: q.Lang, Text: q.Text, Intent: intent}, Asked: q.Count, By: req.From, At: req.Now,
	})
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("teach: %w", err)
	}
	if err := b.note(ctx, req, kiez.QuestionTaught, name); err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Answer(kiez.Say("answers.taught", kiez.Data{"Text": clip(q.Text), "Title": b.meaning(intent)})).Editing().
		With(button("button.unteach", "ans:unteach:"+taught)).With(button("button.back", "ans:open:0")), nil
}

// unteach takes a teaching back and puts the question on the list again.
func (b *bot) unteach(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	ex, err := b.forgetTaught(ctx, id)
	if errors.Is(err, kiez.ErrNotFound) {
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	if err := b.note(ctx, req, kiez.TeachingUndone, string(ex.Intent)); err != nil {
		return kiez.Reply{}, err
	}
	return kiez.Answer(kiez.Say("answers.untaught", kiez.Data{"Text": clip(ex.Text)})).Editing().
		With(button("button.back", "ans:open:0")), nil
}

// forgetTaught undoes a teaching and gives its example, which is on the list of questions again.
func (b *bot) forgetTaught(ctx context.Context, id string) (kiez.Example, error) {
	taught, err := b.Teacher.Unteach(ctx, id)
	if err != nil {
		return kiez.Example{}, fmt.Errorf("undo teaching: %w", err)
	}
	ex := taught.Example
	err = b.Review.Restore(ctx, kiez.Question{
		Text: ex.Text, Lang: ex.Lang, Candidates: intents(b.Understander.Ask(ex.Text, ex.Lang).Candidates),
		Count: max(taught.Asked, 1), // and asked today: whoever undoes it wants to see it
	})
	if err != nil {
		return kiez.Example{}, fmt.Errorf("undo teaching: %w", err)
	}
	return ex, nil
}

// putAway takes a question off the list without teaching anything.
func (b *bot) putAway(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	if err := b.Review.Resolve(ctx, id); err != nil {
		return kiez.Reply{}, fmt.Errorf("put question away: %w", err)
	}
	if err := b.note(ctx, req, kiez.QuestionPutAway, ""); err != nil {
		return kiez.Reply{}, err
	}
	return b.openQuestions(ctx, "")
}

// taughtList shows what was taught last, each with a button that takes it back.
func (b *bot) taughtList(ctx context.Context) (kiez.Reply, error) {
	list, err := b.Teacher.Taught(ctx)
	if err != nil {
		return kiez.Reply{}, fmt.Errorf("list what is taught: %w", err)
	}
	back := button("button.back", "ans:menu")
	if len(list) == 0 {
		return kiez.Answer(kiez.Say("answers.taught_none", nil)).Editing().With(back), nil
	}
	reply := kiez.Answer(kiez.Say("answers.taught_list", nil)).Editing()
	for i, t := range list[:min(onPage, len(list))] {
		m := &reply.Messages[0]
		m.Paragraphs = append(m.Paragraphs, kiez.Say("answers.taught_line", kiez.Data{
			"Place": i + 1, "Language": t.Example.Lang, "Text": clip(t.Example.Text), "Title": b.meaning(t.Example.Intent),
			"Moment": kiez.Moment(t.At), "By": b.colleague(t.By),
		}))
		label := kiez.Say("button.unteach_line", kiez.Data{"Place": i + 1})
		reply = reply.With(kiez.Button{Label: label, Data: "ans:unteach:" + t.ID})
	}
	return reply.With(back), nil
}

func (b *bot) teachButton(id string, intent kiez.Intent) kiez.Button {
	return kiez.Button{Label: b.meaning(intent), Data: "ans:teach:" + id + ":" + string(intent)}
}

// meaning names an intent by the question it answers.
func (b *bot) meaning(intent kiez.Intent) kiez.Text {
	if _, ok := b.Subjects.Subject(intent); !ok {
		return kiez.Say("button.not_ours", nil)
	}
	return kiez.Say("topic."+string(intent)+".title", nil)
}

func questionGone() kiez.Reply {
	return kiez.Reply{Notice: kiez.Say("answers.question_gone", nil), Alert: true}
}

// clip is the beginning of a text, long enough to know it by.
func clip(text string) string {
	const beginning = 80 // characters
	letters := []rune(text)
	if len(letters) <= beginning {
		return text
	}
	return string(letters[:beginning]) + "…"
}

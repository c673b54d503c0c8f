package handlers

import (
	"context"
	"errors"
	"fmt"
	"strings"

	"kiezbot/internal/kiez"
)

// longestExample is how long a question may be that the bot learns, in letters: whoever writes more tells a story, with
// names in it.
const longestExample = 500

// wasAbout asks what an enquiry was about: "desk:about:<enquiry>" and on as subjectRows has it.
func (b *bot) wasAbout(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	id, group, _ := strings.Cut(arg, ":")
	e, err := b.enquiryAsked(ctx, id)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	reply := kiez.Answer(kiez.Say("desk.about", kiez.Data{"Text": clip(e.Text()), "Language": e.Lang}))
	m := &reply.Messages[0]
	m.Edit = !isCard(e, req)
	if learnable(e) {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.about_kept", nil))
	} else {
		m.Paragraphs = append(m.Paragraphs, kiez.Say("desk.about_only", nil))
	}
	m.Rows = b.subjectRows(e, "about", "teach", group)
	if group == "" {
		reply = reply.With(button("button.not_ours", "desk:teach:"+id+":"+string(kiez.OutOfScope)))
	}
	if e.About != "" && group == "" {
		reply = reply.With(button("button.unteach", "desk:unteach:"+id))
	}
	return reply, nil
}

// learnable reports whether the bot can keep a question as an example.
func learnable(e kiez.Enquiry) bool {
	return readable(e.Text()) && len([]rune(e.Text())) <= longestExample
}

// assign notes what an enquiry was about, and has the bot learn it: "desk:teach:<enquiry>:<intent>".
func (b *bot) assign(ctx context.Context, req Request, arg string) (kiez.Reply, error) {
	id, name, _ := strings.Cut(arg, ":")
	intent := kiez.Intent(name)
	if _, known := b.Subjects.Subject(intent); !known && intent != kiez.OutOfScope {
		return tooOld(), nil
	}
	e, err := b.enquiryAsked(ctx, id)
	if err != nil || e.ID == "" {
		return tooOld(), err
	}
	taught, said := "", "desk.assigned"
	if learnable(e) {
		said = "answers.taught"
		taught, err = b.Teacher.Teach(ctx, kiez.Taught{
			Example: kiez.Example{Lang: e.Lang, Text: e.Text(), Intent: intent}, Asked: 1, By: req.From, At: req.Now,
		})
		if err != nil {
			return kiez.Reply{}, fmt.Errorf("teach from enquiry: %w", err)
		}
	}
	err = b.setAbout(ctx, id, intent, taught)
	if errors.Is(err, kiez.ErrNotFound) { // its resident has just had everything deleted
		return tooOld(), nil
	}
	if err != nil {
		return kiez.Reply{}, err
	}
	if err := b.note(ctx, req, kiez.QuestionTaught, name); err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Answer(kiez.Say(said, kiez.Data{"Text": clip(e.Text()), "Title": b.meaning(intent)})).
		With(button("button.unteach", "desk:unteach:"+id))
	reply.Messages[0].Edit = !isCard(e, req)
	return reply, nil
}

// unassign takes back the last word on what an enquiry was about, and what the bot learnt by it. What was said before
// counts again: "desk:unteach:<enquiry>".
func (b *bot) unassign(ctx context.Context, req Request, id string) (kiez.Reply, error) {
	e, err := b.enquiryAsked(ctx, id)
	if err != nil || e.ID == "" || e.About == "" {
		return tooOld(), err
	}
	var before kiez.Taught
	if e.Taught != "" {
		if _, err := b.forgetTaught(ctx, e.Taught); err != nil && !errors.Is(err, kiez.ErrNotFound) {
			return kiez.Reply{}, err
		}
		if before, err = b.taughtBefore(ctx, e); err != nil {
			return kiez.Reply{}, err
		}
	}
	if err := b.setAbout(ctx, id, before.Example.Intent, before.ID); err != nil {
		return kiez.Reply{}, err
	}
	if err := b.note(ctx, req, kiez.TeachingUndone, string(e.About)); err != nil {
		return kiez.Reply{}, err
	}
	reply := kiez.Answer(kiez.Say("desk.unassigned", nil))
	if before.ID != "" {
		reply = kiez.Answer(kiez.Say("desk.reassigned", kiez.Data{"Title": b.meaning(before.Example.Intent)}))
	}
	reply.Messages[0].Edit = !isCard(e, req)
	return reply.With(button("button.back", "desk:about:"+id)), nil
}

// taughtBefore gives what the question of an enquiry is taught to mean; the zero Taught: nothing.
func (b *bot) taughtBefore(ctx context.Context, e kiez.Enquiry) (kiez.Taught, error) {
	all, err := b.Teacher.Taught(ctx)
	if err != nil {
		return kiez.Taught{}, fmt.Errorf("what was taught before: %w", err)
	}
	for _, t := range all {
		if t.Example.Text == e.Text() && t.Example.Lang == e.Lang {
			return t, nil
		}
	}
	return kiez.Taught{}, nil
}

func (b *bot) setAbout(ctx context.Context, id string, about kiez.Intent, taught string) error {
	_, err := b.changeEnquiry(ctx, id, func(e *kiez.Enquiry) error {
		e.About, e.Taught = about, taught
		return nil
	})
	return err
}

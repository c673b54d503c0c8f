package handlers

import (
	"context"
	"fmt"
	"slices"
	"strconv"
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

// Upkeep knows what the office keeps right: every fact has an owner and a day by which somebody looks at it again.
type Upkeep interface {
	// Facts lists them, what is due before the rest.
	Facts() []kiez.Fact
	// Confirm says that a fact is still right; residents see it at once.
	Confirm(ctx context.Context, fact string, c kiez.Confirmation) error
}

// dueFacts are those that somebody has to look at.
func (b *bot) dueFacts(now time.Time) []kiez.Fact {
	return slices.DeleteFunc(b.Upkeep.Facts(), func(f kiez.Fact) bool { return !f.Due(now) })
}

// factButton does what a button of the review list asks for: "fact:<verb>:<what>".
func (b *bot) factButton(ctx context.Context, req Request) (kiez.Reply, error) {
	verb, arg, _ := strings.Cut(req.Arg, ":")
	switch verb {
	case "due", "all":
		return b.factList(req, verb, arg), nil
	case "show", "ok":
	default:
		return tooOld(), nil
	}
	for _, f := range b.Upkeep.Facts() {
		if f.ID != arg {
			continue
		}
		if verb == "show" {
			return b.factCard(f), nil
		}
		if err := b.Upkeep.Confirm(ctx, f.ID, kiez.Confirmation{At: req.Now, By: req.From}); err != nil {
			return kiez.Reply{}, fmt.Errorf("confirm %s: %w", f.ID, err)
		}
		if err := b.note(ctx, req, kiez.FactConfirmed, f.ID); err != nil {
			return kiez.Reply{}, err
		}
		reply := b.factList(req, "due", "")
		reply.Notice = kiez.Say("upkeep.confirmed", nil)
		return reply, nil
	}
	return tooOld(), nil
}

// factList shows a page of the facts, those that are due or all of them.
func (b *bot) factList(req Request, which, page string) kiez.Reply {
	facts := b.dueFacts(req.Now)
	if which == "all" {
		facts = b.Upkeep.Facts()
	}
	offset, _ := strconv.Atoi(page)
	if offset < 0 || offset >= len(facts) {
		offset = 0
	}
	head := kiez.Say("upkeep.due", kiez.Data{"Number": len(facts)})
	switch {
	case which == "all":
		head = kiez.Say("upkeep.all", kiez.Data{"Number": len(facts)})
	case len(facts) == 0:
		head = kiez.Say("upkeep.none", nil)
	}
	reply := kiez.Answer(head).Editing()
	for _, f := range facts[offset:min(offset+onPage, len(facts))] {
		reply = reply.With(kiez.Button{Label: f.Label, Data: "fact:show:" + f.ID})
	}
	var turn []kiez.Button
	if offset > 0 {
		turn = append(turn, button("button.previous", "fact:"+which+":"+strconv.Itoa(max(offset-onPage, 0))))
	}
	if offset+onPage < len(facts) {
		turn = append(turn, button("button.next", "fact:"+which+":"+strconv.Itoa(offset+onPage)))
	}
	if which == "due" {
		reply = reply.With(button("button.facts_all", "fact:all:0"))
	}
	return reply.With(turn...).With(button("button.back", "ans:menu"))
}

// factCard shows a fact with everything that helps to check it.
func (b *bot) factCard(f kiez.Fact) kiez.Reply {
	lines := kiez.Lines{
		asOf(f.Provenance, false),
		kiez.Say("upkeep.owner", kiez.Data{"Owner": f.Owner, "Day": kiez.Day(f.ReviewBy)}),
		kiez.Say("upkeep.source", kiez.Data{"Source": kiez.Isolated(f.Source)}),
	}
	if !f.Confirmed.At.IsZero() {
		lines = append(lines, kiez.Say("upkeep.confirmed_on", kiez.Data{"Day": kiez.Day(f.Confirmed.At)}))
	}
	paragraphs := []kiez.Text{kiez.Say("answer.title", kiez.Data{"Title": f.Label}), kiez.Show(lines)}
	if len(f.Others) > 0 {
		var others kiez.Lines
		for _, value := range f.Others {
			others = append(others, kiez.Show(kiez.Isolated(value)))
		}
		paragraphs = append(paragraphs, kiez.Say("upkeep.others", kiez.Data{"Values": others}))
	}
	reply := kiez.Answer(append(paragraphs, kiez.Say("upkeep.how", nil))...).Editing().
		With(button("button.still_right", "fact:ok:"+f.ID))
	if intent, ok := strings.CutPrefix(f.ID, "topics:"); ok {
		reply = reply.With(button("button.fact_texts", "ans:subject:"+intent))
	}
	return reply.With(button("button.back", "fact:due:0"))
}

// FactsToDo is what staff are told once of facts that have become due: how many, and where to look.
func FactsToDo(facts []kiez.Fact) kiez.Message {
	const most = 5
	var labels kiez.Lines
	for _, f := range facts[:min(most, len(facts))] {
		labels = append(labels, kiez.Say("upkeep.line", kiez.Data{"Fact": f.Label, "Owner": f.Owner}))
	}
	return kiez.Message{
		Paragraphs: []kiez.Text{kiez.Say("upkeep.todo", kiez.Data{"Count": len(facts)}), kiez.Show(labels)},
		Rows:       [][]kiez.Button{{button("button.facts_due", "fact:due:0")}},
	}
}

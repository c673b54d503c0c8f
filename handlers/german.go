package handlers

import (
	"context"
	"strings"

	"kiezbot/internal/kiez"
)

// both answers "show in German too": "both:" and the data of the button that shows the same answer.
func (b *bot) both(ctx context.Context, req Request) (kiez.Reply, error) {
	name, arg, _ := strings.Cut(req.Arg, ":")
	answer, ok := map[string]Handler{
		"t": b.subject, "hours": b.hours, "events": b.events, "ev": b.event, "deadline": b.deadline,
		"help": b.help, "privacy": b.privacy, "way": b.idea, "checked": b.checklist,
	}[name]
	if !ok {
		return tooOld(), nil
	}
	req.Arg, req.German = arg, true
	return answer(ctx, req)
}

// withGerman gives an answer, in place of the message whose button asked for it, with a button that shows it in German
// as well; where that was tapped, with the German answer below, so that it can be shown to people who read German. data
// is that of the button that shows the answer; say may be asked twice. Leichte Sprache is German already.
func withGerman(ctx context.Context, req Request, data string, say Handler) (kiez.Reply, error) {
	reply, err := say(ctx, req)
	reply = reply.Editing()
	if err != nil || req.Lang.Base() == kiez.German {
		return reply, err
	}
	m := &reply.Messages[0]
	if !req.German {
		m.Rows = append(m.Rows, []kiez.Button{button("button.in_german", "both:"+data)})
		return reply, nil
	}
	reply.Messages = reply.Messages[:1] // what came behind it is there already
	req.Lang = kiez.German
	german, err := say(ctx, req)
	if err != nil {
		return kiez.Reply{}, err
	}
	m.Paragraphs = append(m.Paragraphs, kiez.Say("answer.title", kiez.Data{"Title": kiez.Show(kiez.German)}))
	for _, paragraph := range german.Messages[0].Paragraphs {
		m.Paragraphs = append(m.Paragraphs, paragraph.In(kiez.German))
	}
	return reply, nil
}

package handlers

import (
	"context"

	"kiezbot/internal/kiez"
)

// Ways knows where an idea belongs, and the facts that decide it.
type Ways interface {
	Way(id string) (kiez.Way, bool)
	Fact(id string) (value any, ok bool)
}

// idea asks "Which way for my idea?" and says where it belongs: "way:<id>". The command begins at the start.
func (b *bot) idea(ctx context.Context, req Request) (kiez.Reply, error) {
	id := kiez.WayStart
	if req.Kind == kiez.KindButton {
		id = req.Arg
	}
	w, ok := b.Ways.Way(id)
	if !ok {
		return tooOld(), nil
	}
	return withGerman(ctx, req, "way:"+id, func(_ context.Context, req Request) (kiez.Reply, error) {
		reply := kiez.Answer(wayTexts(w, req)...)
		for _, choice := range w.Choices {
			reply = reply.With(kiez.Button{Label: kiez.Say("way."+w.ID+"."+choice.Name, nil), Data: "way:" + choice.To})
		}
		m := &reply.Messages[0]
		m.Rows = append(m.Rows, wayRows(w)...)
		if id == kiez.WayStart {
			return reply.With(menuButton()), nil
		}
		return reply.With(button("button.from_start", "way:"+kiez.WayStart), menuButton()), nil
	})
}

// wayTexts is the question of a way, or where the idea belongs and how old that is.
func wayTexts(w kiez.Way, req Request) []kiez.Text {
	texts := []kiez.Text{
		kiez.Say("answer.title", kiez.Data{"Title": kiez.Say("way."+w.ID+".title", nil)}),
		kiez.Say("way."+w.ID+".answer", nil),
	}
	if len(w.Choices) > 0 {
		return texts
	}
	texts = append(texts, asOf(w.Provenance, w.Confirm || stale(w.Provenance, req.Now)))
	if req.Lang == kiez.PlainGerman {
		texts = append(texts, tested(w.Tested))
	}
	return texts
}

// wayRows are the buttons that lead on from a way; below a question they are short cuts, two in a row.
func wayRows(w kiez.Way) [][]kiez.Button {
	var buttons []kiez.Button
	for _, next := range w.Next {
		switch next {
		case kiez.StepCheck:
			buttons = append(buttons, button("button.check", "check"))
		case kiez.StepDeadline:
			buttons = append(buttons, button("button.deadline", "deadline"))
		case kiez.StepContact:
			buttons = append(buttons, button("button.human", "human"))
		default:
			buttons = append(buttons, titleButton(kiez.Intent(next), ""))
		}
	}
	if len(w.Choices) > 0 {
		return inRows(2, buttons...)
	}
	return inRows(1, buttons...)
}

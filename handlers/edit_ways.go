package handlers

import (
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// ofWay is what a textRef of a step of "Which way for my idea?" begins with; its id follows.
const ofWay = "way."

// wayOf gives the step that a textRef is about.
func (b *bot) wayOf(ref textRef) (kiez.Way, bool) {
	id, ok := strings.CutPrefix(ref.of, ofWay)
	if !ok {
		return kiez.Way{}, false
	}
	return b.Ways.Way(id)
}

// partsOfWay are the texts of a step in the order in which staff see them: those of a subject, and the buttons.
func partsOfWay(w kiez.Way) []string {
	parts := []string{"answer", "title"}
	for _, choice := range w.Choices {
		parts = append(parts, choice.Name)
	}
	return parts
}

// editWays lists the steps of "Which way for my idea?": questions and ends, from the start on.
func (b *bot) editWays() kiez.Reply {
	ids := []string{kiez.WayStart, kiez.WayTooMuch, kiez.WayPrivate, kiez.WayChecklist, kiez.WayElsewhere}
	reply := kiez.Answer(kiez.Say("answers.family", kiez.Data{"Family": kiez.Say("button.idea", nil)})).Editing()
	for i := 0; i < len(ids); i++ {
		w, _ := b.Ways.Way(ids[i])
		for _, choice := range w.Choices {
			if !slices.Contains(ids, choice.To) {
				ids = append(ids, choice.To)
			}
		}
		reply = reply.With(kiez.Button{Label: kiez.Say(ofWay+ids[i]+".title", nil), Data: "ans:way:" + ids[i]})
	}
	return reply.With(button("button.back", "ans:menu"))
}

// wayLanguages lists the languages of a step.
func (b *bot) wayLanguages(id string) kiez.Reply {
	if _, ok := b.Ways.Way(id); !ok {
		return tooOld()
	}
	return textLanguages(textRef{of: ofWay + id, part: "answer"}, "ans:ways")
}

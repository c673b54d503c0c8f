package handlers

import (
	"maps"
	"slices"
)

// dialogues are all conversations of several steps, by name.
func (b *bot) dialogues() map[string]Flow {
	return map[string]Flow{
		"ask": {
			Cancelled: "cancel.ask", Holds: holdsQuestion, Again: humanButton("", 0), Media: []string{"question", "confirm"},
			Steps: map[string]Step{"times": b.takeTimes, "question": b.takeQuestion, "confirm": b.confirmAsk},
		},
		"check": {
			Cancelled: "cancel.check",
			Steps:     map[string]Step{"area": b.checkArea, "sum": b.checkSum, "benefit": b.checkBenefit},
		},
		"follow": {Cancelled: "cancel.follow", Steps: map[string]Step{"code": b.takeCode}},
		"area":   {Cancelled: "cancel.area", Steps: map[string]Step{"name": b.takePlace}},
		"broadcast": {
			Staff: true, Cancelled: "cancel.question", Media: []string{"text", "photo"},
			Holds: func(data map[string]string) bool { return data[textTyped] != "" }, Steps: map[string]Step{
				"text": b.takeText, "clash": b.takeClash, "when": b.takeWhen, "photo": b.takePhoto, "link": b.takeLink,
			},
		},
		"event": {
			Staff: true, Cancelled: "cancel.event", Holds: holdsFields, Again: button("button.event_new", "evs:new"),
			Steps: map[string]Step{"fill": b.fillEvent, "confirm": b.confirmEvent, "edit": b.editEvent},
		},
		"series": {
			Staff: true, Cancelled: "cancel.event", Holds: holdsFields,
			Steps: map[string]Step{"date": b.addDate, "break": b.addBreak, "confirm": b.confirmBreak},
		},
		"move": {
			Staff: true, Cancelled: "cancel.move", Holds: holdsFields,
			Steps: map[string]Step{"start": b.moveEvent, "confirm": b.confirmMove},
		},
		"import": {
			Staff: true, Cancelled: "cancel.import", Holds: holdsFields, Again: button("button.event_import", "evs:import"),
			Steps: map[string]Step{
				"source": b.takeAddress, "topic": b.takeBelonging, "area": b.takeBelonging, "confirm": b.confirmImport,
			},
		},
		"closure": {
			Staff: true, Cancelled: "cancel.closure", Holds: holdsFields, Again: button("button.closure_new", "clo:new"),
			Steps: map[string]Step{
				"from": b.takeClosure, "hours": b.takeClosure, "reason": b.takeClosure, "confirm": b.confirmClosure,
			},
		},
		"application": {Staff: true, Cancelled: "cancel.application", Steps: map[string]Step{"label": b.takeLabel}},
		"answer":      {Staff: true, Cancelled: "cancel.answer", Steps: map[string]Step{"text": b.takeAnswer}},
	}
}

// Dialogues lists the steps of every dialogue by its name.
func (h *Handlers) Dialogues() map[string][]string {
	steps := map[string][]string{}
	for name, flow := range h.bot.flows.flows {
		steps[name] = slices.Sorted(maps.Keys(flow.Steps))
	}
	return steps
}

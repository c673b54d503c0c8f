package content

import (
	"slices"

	"kiezbot/internal/kiez"
)

const waysFile = "ways.yaml"

// maxTaps is how many taps may lead from the start to where an idea belongs.
const maxTaps = 4

// wayEntry has its choices read in their order.
type wayEntry struct {
	Choices any      `yaml:"choices"`
	Next    []string `yaml:"next"`
	Confirm bool     `yaml:"confirm"`
	Origin  origin   `yaml:",inline"`
}

// loadWays needs the topics, which can come next.
func (l *loader) loadWays() {
	root, ok := l.open(waysFile)
	if !ok {
		return
	}
	root.only("ways")
	ways := root.at("ways")
	for _, n := range ways.fields() {
		l.content.Ways = append(l.content.Ways, l.way(n))
	}
	for _, n := range ways.fields() {
		for _, choice := range n.at("choices").fields() {
			if _, ok := l.content.Way(choice.text()); !ok {
				choice.problem("there is no way %q", choice.text())
			}
		}
	}
	fixed := []string{kiez.WayStart, kiez.WayTooMuch, kiez.WayPrivate, kiez.WayChecklist, kiez.WayElsewhere}
	reached := map[string]bool{}
	for _, id := range fixed {
		if _, ok := l.content.Way(id); !ok {
			ways.problem("the way %s is missing", id)
			continue
		}
		if taps := l.taps(id, reached, 0); taps > maxTaps {
			ways.at(id).problem("more than %d taps lead from here to an end", maxTaps)
		}
	}
	for _, n := range ways.fields() {
		if !reached[n.key] {
			n.problem("nothing leads to %s", n.key)
		}
	}
}

func (l *loader) way(n node) kiez.Way {
	w := kiez.Way{ID: n.key}
	var e wayEntry
	if !n.decode(&e) {
		return w
	}
	if !idPattern.MatchString(n.key) {
		n.problem("%q is no id: lower-case letters, digits and _", n.key)
	}
	for _, choice := range n.at("choices").fields() {
		if slices.Contains([]string{"title", "answer", "tested"}, choice.key) {
			choice.problem("%s is the name of something else, no choice", choice.key)
		}
		w.Choices = append(w.Choices, kiez.Choice{Name: choice.key, To: choice.text()})
	}
	for _, next := range n.at("next").items() {
		step := next.text()
		_, topic := l.content.Subject(kiez.Intent(step))
		if !topic && !slices.Contains([]string{kiez.StepCheck, kiez.StepDeadline, kiez.StepContact}, step) {
			next.problem("there is no topic %q, and it is neither check, deadline nor contact", step)
		}
		w.Next = append(w.Next, step)
	}
	if w.Confirm = e.Confirm; len(w.Choices) == 0 { // a question says nothing that could be wrong
		w.Provenance = l.provenance(n, n.key, nil, e.Origin)
	}
	return w
}

// taps is the longest way from id to an end; above maxTaps it need not be exact, for choices that lead in a circle have
// none. It notes what it passes.
func (l *loader) taps(id string, reached map[string]bool, before int) int {
	reached[id] = true
	longest := before
	w, _ := l.content.Way(id)
	for _, choice := range w.Choices {
		if before > maxTaps {
			return before
		}
		longest = max(longest, l.taps(choice.To, reached, before+1))
	}
	return longest
}

// wayTexts reads the words of the ways in one language: a title, an answer, and a label for each choice.
func (l *loader) wayTexts(ways node, lang kiez.Lang, texts map[string]string) {
	var known []string
	for i, w := range l.content.Ways {
		known = append(known, w.ID)
		n := ways.at(w.ID)
		if n.ast == nil {
			n.problem("the way %s is missing", w.ID)
			continue
		}
		l.wayText(n, w, lang, texts)
		if lang == kiez.PlainGerman {
			l.content.Ways[i].Tested = l.loadTested(n)
		}
	}
	ways.only(known...)
}

func (l *loader) wayText(n node, w kiez.Way, lang kiez.Lang, texts map[string]string) {
	prefix, answer := "way."+w.ID+".", n.at("answer")
	flaws := func(field string, limit int) {
		n.at(field).problems(labelFlaws(field, n.at(field).text(), limit))
	}
	flaws("title", maxTitle)
	fields := []string{"title", "answer"}
	for _, choice := range w.Choices {
		flaws(choice.Name, maxShort)
		fields = append(fields, choice.Name)
	}
	answer.problems(answerFlaws(answer.key, answer.text()))
	german := l.content.texts[kiez.German][prefix+answer.key]
	answer.problems(l.content.placeholderFlaws(answer.text(), german, lang == kiez.German))
	for _, field := range fields {
		texts[prefix+field] = n.at(field).text()
		if lang == kiez.PlainGerman {
			n.at(field).problems(easyFlaws(n.at(field).text()))
		}
	}
	if lang == kiez.PlainGerman {
		fields = append(fields, "tested")
	}
	n.only(fields...)
}

// Way finds a step of "Which way for my idea?". Its texts have the keys "way.<id>.title" (plain text),
// "way.<id>.answer" (Telegram HTML) and "way.<id>.<choice>" (plain text).
func (c *Content) Way(id string) (kiez.Way, bool) {
	for _, w := range c.Ways {
		if w.ID == id {
			return w, true
		}
	}
	return kiez.Way{}, false
}

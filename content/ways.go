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
		l.content.ways = append(l.content.ways, l.way(n))
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
		if choice.key == "title" || choice.key == "answer" {
			choice.problem("title and answer are names of texts, no choices")
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
	for _, w := range l.content.ways {
		known = append(known, w.ID)
		n := ways.at(w.ID)
		if n.ast == nil {
			n.problem("the way %s is missing", w.ID)
			continue
		}
		prefix := "way." + w.ID + "."
		fields := []string{"title", "answer"}
		for _, choice := range w.Choices {
			fields = append(fields, choice.Name)
		}
		n.only(fields...)
		for _, field := range fields {
			texts[prefix+field] = n.at(field).text()
		}
		title, answer := n.at("title"), n.at("answer")
		title.problems(labelFlaws(title.key, title.text(), maxTitle))
		answer.problems(answerFlaws(answer.key, answer.text()))
		german := l.content.texts[kiez.German][prefix+answer.key]
		answer.problems(l.content.placeholderFlaws(answer.text(), german, lang == kiez.German))
		for _, label := range fields[2:] {
			n.at(label).problems(labelFlaws(label, n.at(label).text(), maxShort))
		}
	}
	ways.only(known...)
}

// Way finds a step of "Which way for my idea?". Its texts have the keys "way.<id>.title" (plain text),
// "way.<id>.answer" (Telegram HTML) and "way.<id>.<choice>" (plain text).
func (c *Content) Way(id string) (kiez.Way, bool) {
	for _, w := range c.ways {
		if w.ID == id {
			return w, true
		}
	}
	return kiez.Way{}, false
}

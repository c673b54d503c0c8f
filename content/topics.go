package content

import (
	"slices"

	"kiezbot/internal/kiez"
)

const topicsFile = "topics.yaml"

const maxNext = 3 // buttons under an answer

type topicEntry struct {
	ID        string   `yaml:"id"`
	Family    string   `yaml:"family"`
	Kind      string   `yaml:"kind"`
	About     bool     `yaml:"about"`
	AskArea   bool     `yaml:"ask_area"`
	Subscribe string   `yaml:"subscribe"`
	Next      []string `yaml:"next"`
	Confirm   bool     `yaml:"confirm"`
	Origin    origin   `yaml:",inline"`
}

func subjectKinds() []kiez.SubjectKind {
	return []kiez.SubjectKind{
		kiez.SubjectText, kiez.SubjectHours, kiez.SubjectContact, kiez.SubjectAddress, kiez.SubjectDeadlines,
		kiez.SubjectSessions, kiez.SubjectEvents, kiez.SubjectGreeting, kiez.SubjectThanks, kiez.SubjectHuman,
	}
}

func (l *loader) loadTopics() {
	root, ok := l.open(topicsFile)
	if !ok {
		return
	}
	root.only("topics")
	items := root.at("topics").items()
	for _, n := range items {
		var e topicEntry
		if !n.decode(&e) { // known all the same, so that one mistake is not told a hundred times
			l.content.Subjects = append(l.content.Subjects, kiez.Subject{
				Intent: kiez.Intent(n.at("id").text()),
				Family: n.at("family").text(),
			})
			continue
		}
		l.topic(n, e)
	}
	for _, n := range items {
		l.checkNext(n)
	}
}

func (l *loader) topic(n node, e topicEntry) {
	s := kiez.Subject{
		Intent:  kiez.Intent(e.ID),
		Family:  e.Family,
		Kind:    kiez.SubjectKind(e.Kind),
		About:   e.About,
		AskArea: e.AskArea,
		Confirm: e.Confirm,
	}
	for _, next := range e.Next {
		s.Next = append(s.Next, kiez.Intent(next))
	}
	if !idPattern.MatchString(e.ID) || s.Intent == kiez.OutOfScope {
		n.at("id").problem("%q is no id: lower-case letters, digits, _ and dots", e.ID)
	}
	if _, twice := l.content.Subject(s.Intent); twice {
		n.at("id").problem("the topic %q stands here twice", e.ID)
	}
	if !idPattern.MatchString(e.Family) {
		n.at("family").problem("family is missing")
	}
	if s.About && slices.Contains(l.families(), s.Family) {
		n.at("about").problem("only the first topic of a family says what it is about")
	}
	if !slices.Contains(subjectKinds(), s.Kind) {
		n.at("kind").problem("unknown kind %q", e.Kind)
	}
	if e.Subscribe != "" {
		topic := kiez.Topic(e.Subscribe)
		if !topic.Known() {
			n.at("subscribe").problem("unknown topic of subscription %q", e.Subscribe)
		}
		s.Subscribe = topic
	}
	s.Provenance = l.provenance(n, e.ID, nil, e.Origin)
	l.content.Subjects = append(l.content.Subjects, s)
}

// checkNext reports a topic that leads to an unknown one, to itself, twice to the same, or to too many.
func (l *loader) checkNext(n node) {
	next := n.at("next")
	var seen []string
	for _, item := range next.items() {
		id := item.text()
		switch _, known := l.content.Subject(kiez.Intent(id)); {
		case !known:
			item.problem("there is no topic %q", id)
		case id == n.at("id").text():
			item.problem("the topic leads to itself")
		case slices.Contains(seen, id):
			item.problem("%q stands here twice", id)
		}
		seen = append(seen, id)
	}
	if len(seen) > maxNext {
		next.problem("at most %d topics can come next", maxNext)
	}
}

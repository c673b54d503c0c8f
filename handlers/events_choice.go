package handlers

import (
	"cmp"
	"maps"
	"slices"
	"strconv"
	"strings"

	"kiezbot/internal/kiez"
)

// eventChoice is what somebody wants to see of the coming events. Its buttons carry it as
// "<span>:<area>:<topic>:<page>", without empty ends.
type eventChoice struct {
	span  string     // one of spans, or empty: all that is coming
	area  string     // an area, askForArea, or empty: all
	topic kiez.Topic // empty: all
	page  int        // from 0
}

// eventChoiceOf reads what a button carries. What it does not know chooses nothing.
func eventChoiceOf(arg string) eventChoice {
	const parts = 4
	part := append(strings.Split(arg, ":"), make([]string, parts)...)
	var c eventChoice
	if slices.Contains(spans(), part[0]) {
		c.span = part[0]
	}
	if part[1] == askForArea || kiez.Area(part[1]).Known() {
		c.area = part[1]
	}
	if topic := kiez.Topic(part[2]); topic.Known() {
		c.topic = topic
	}
	if page, err := strconv.Atoi(part[3]); err == nil {
		c.page = max(page, 0)
	}
	return c
}

// data is that of a button that shows the choice.
func (c eventChoice) data() string {
	page := ""
	if c.page > 0 {
		page = strconv.Itoa(c.page)
	}
	return strings.TrimRight(strings.Join([]string{"events", c.span, c.area, string(c.topic), page}, ":"), ":")
}

func (c eventChoice) show(label kiez.Text) kiez.Button {
	return kiez.Button{Label: label, Data: c.data()}
}

func (c eventChoice) wants(e kiez.Event) bool {
	return (c.area == "" || e.Area == "" || string(e.Area) == c.area) && (c.topic == "" || e.Topic == c.topic)
}

// What can be typed beside spans, areas and topics.
const (
	inMyArea = "mine" // the own area
	allThere = "all"  // nothing chosen
)

// EventWords are the names of what can be typed behind /events. The words for each are a list at the key
// "events.words.<name>".
func EventWords() []string {
	names := append(spans(), allThere, inMyArea, askForArea, string(kiez.Families), string(kiez.Seniors))
	for _, area := range kiez.Areas() {
		names = append(names, string(area))
	}
	return names
}

// typedChoice reads what somebody typed behind the command. It reports false where it knows nothing of it.
func (b *bot) typedChoice(req Request) (c eventChoice, known bool) {
	names := b.EventWords(req.Arg)
	for _, name := range names {
		switch {
		case name == allThere:
		case slices.Contains(spans(), name):
			c.span = cmp.Or(c.span, name)
		case kiez.Topic(name).Known():
			c.topic = cmp.Or(c.topic, kiez.Topic(name))
		case name == inMyArea && !req.InGroup():
			c.area = cmp.Or(c.area, string(req.Person.Area), askForArea)
		case name == inMyArea:
			c.area = cmp.Or(c.area, askForArea)
		default:
			c.area = cmp.Or(c.area, name)
		}
	}
	return c, len(names) > 0 || req.Arg == ""
}

// beginningOf is enough of what somebody typed to recognise it.
func beginningOf(text string) string {
	const most = 60
	if letters := []rune(text); len(letters) > most {
		return string(letters[:most]) + "…"
	}
	return text
}

// The letters that stand for a choice in the data of buttons that carry something else, too. They never change: buttons
// stay in the chats for years.
func spanLetters() map[string]string {
	return map[string]string{
		today: "d", tomorrow: "t", afterTomorrow: "a", thisWeekend: "e", thisWeek: "w", thisMonth: "m",
	}
}

func areaLetters() map[string]string {
	return map[string]string{
		string(kiez.NeuLichtenberg): "l", string(kiez.FriedrichsfeldeNord): "n", string(kiez.FriedrichsfeldeSued): "s",
	}
}

func topicLetters() map[string]string {
	return map[string]string{
		string(kiez.KiezfondsDeadlines): "k", string(kiez.Jury): "j", string(kiez.Buergerhaushalt): "b",
		string(kiez.Events): "e", string(kiez.Festival): "t", string(kiez.Volunteering): "v",
		string(kiez.Families): "f", string(kiez.Seniors): "s", string(kiez.OfficeNews): "o",
	}
}

// noLetter stands where nothing is chosen.
const noLetter = "-"

// letters are the choice in three letters and the number of the page; empty: the zero choice.
func (c eventChoice) letters() string {
	code := cmp.Or(spanLetters()[c.span], noLetter) + cmp.Or(areaLetters()[c.area], noLetter) +
		cmp.Or(topicLetters()[string(c.topic)], noLetter)
	if c.page > 0 {
		return code + strconv.Itoa(c.page)
	}
	return strings.TrimRight(code, noLetter)
}

// choiceOfLetters reads what letters gives. What it does not know chooses nothing.
func choiceOfLetters(code string) eventChoice {
	const parts = 4
	part := append(strings.SplitN(code, "", parts), make([]string, parts)...)
	return eventChoiceOf(strings.Join([]string{
		named(spanLetters(), part[0]), named(areaLetters(), part[1]), named(topicLetters(), part[2]), part[3],
	}, ":"))
}

// named finds what a letter stands for; empty: nothing.
func named(letters map[string]string, letter string) string {
	for _, name := range slices.Sorted(maps.Keys(letters)) {
		if letters[name] == letter {
			return name
		}
	}
	return ""
}

// eventRef is an event as buttons name it: its ID, and behind a colon the list in which somebody found it.
type eventRef struct {
	id   string
	list eventChoice
}

func eventRefOf(arg string) eventRef {
	id, code, _ := strings.Cut(arg, ":")
	return eventRef{id: id, list: choiceOfLetters(code)}
}

func (r eventRef) arg() string {
	if code := r.list.letters(); code != "" {
		return r.id + ":" + code
	}
	return r.id
}

// details shows the event, and leads back to the list.
func (c eventChoice) details(e kiez.Event) kiez.Button {
	return kiez.Button{Label: eventLine(e), Data: "ev:" + eventRef{id: e.ID, list: c}.arg()}
}

// back leads from an event to the list in which it was found.
func (r eventRef) back() kiez.Button {
	if r.list == (eventChoice{}) {
		return button("button.events", "events")
	}
	return r.list.show(kiez.Say("button.back", nil))
}

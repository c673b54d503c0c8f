package handlers_test

import (
	"context"
	"maps"
	"slices"
	"strings"
	"time"
	"unicode"

	"kiezbot/handlers"
	"kiezbot/internal/kiez"
)

// The people and the group of the chats.
const (
	resident kiez.UserID = 1
	group    kiez.ChatID = -100
)

func people() map[string]kiez.UserID {
	return map[string]kiez.UserID{"resident": resident, "admin": 11, "releaser": 12, "writer": 13}
}

func roles() map[kiez.UserID]kiez.Role {
	return map[kiez.UserID]kiez.Role{11: kiez.Admin, 12: kiez.Releaser, 13: kiez.Writer}
}

func nameOf(chat kiez.ChatID) string {
	for name, user := range people() {
		if kiez.ChatID(user) == chat {
			return name
		}
	}
	return "group"
}

var berlin = func() *time.Location {
	loc, err := time.LoadLocation("Europe/Berlin")
	if err != nil {
		panic(err)
	}
	return loc
}()

// fixedTitles are the built-in ones.
func fixedTitles() map[kiez.EventKind]kiez.Titles {
	return map[kiez.EventKind]kiez.Titles{
		kiez.Session:  {kiez.German: "Sitzung der Jury", kiez.English: "Session of the jury"},
		kiez.Deadline: {kiez.German: "Letzter Tag", kiez.English: "Last day"},
	}
}

// eventWords knows each thing by its own name, in this order.
func eventWords(text string) (names []string) {
	for _, name := range handlers.EventWords() {
		if slices.Contains(strings.Fields(text), name) {
			names = append(names, name)
		}
	}
	return names
}

// topicWords knows each topic by its own name, in this order.
func topicWords(text string) (topics []kiez.Topic) {
	for _, topic := range kiez.Topics() {
		if slices.Contains(strings.Fields(text), string(topic)) {
			topics = append(topics, topic)
		}
	}
	return topics
}

// pauseWords knows two lengths.
func pauseWords(text string) []int {
	return map[string][]int{"1 Woche": {1}, "1 month": {4}}[text]
}

// at reads a moment on a clock in Berlin.
func at(s string) time.Time {
	t, err := time.ParseInLocation("2006-01-02 15:04", s, berlin)
	if err != nil {
		panic(err)
	}
	return t
}

// answers is a bot that understands a handful of questions, about a handful of subjects.
type answers struct{}

func (answers) Text(_ kiez.Lang, key string) (string, bool) {
	return key, strings.HasPrefix(key, "topic.") || strings.HasPrefix(key, "family.") || strings.HasPrefix(key, "way.")
}

func (answers) Fact(id string) (any, bool) {
	value, ok := map[string]any{
		"kiezfonds.limit": kiez.Euro(1000), "kiezfonds.form": kiez.Isolated("https://example.org/form"),
	}[id]
	return value, ok
}

// Localities knows a street of each kind, and words in between.
func (answers) Localities(text string) (found []kiez.Locality, rest int) {
	from := kiez.Provenance{AsOf: "2015"}
	for word := range strings.FieldsSeq(strings.ToLower(text)) {
		l, ok := map[string]kiez.Locality{
			"sewanstraße": {Name: "Sewanstraße", Areas: []kiez.Area{kiez.FriedrichsfeldeSued}},
			"rhinstraße":  {Name: "Rhinstraße", Areas: []kiez.Area{kiez.FriedrichsfeldeNord}, Partly: true},
			"10319":       {Name: "10319", Areas: []kiez.Area{kiez.FriedrichsfeldeSued, kiez.FriedrichsfeldeNord}},
			"karlshorst":  {Name: "Karlshorst"},

			"neu-lichtenberg": {Name: "Neu-Lichtenberg", Areas: []kiez.Area{kiez.NeuLichtenberg}},
		}[word]
		if l.Provenance = from; !ok {
			rest++
			continue
		}
		found = append(found, l)
	}
	return found, rest
}

// Way knows a short way to everything.
func (answers) Way(id string) (kiez.Way, bool) {
	from := kiez.Provenance{AsOf: "2026-11"}
	w, ok := map[string]kiez.Way{
		"start": {
			Choices: []kiez.Choice{{Name: "self", To: "bigger"}, {Name: "district", To: "report"}},
			Next:    []string{kiez.StepCheck, kiez.StepDeadline},
		},
		"report":    {Next: []string{kiez.StepContact}, Provenance: from},
		"bigger":    {Next: []string{kiez.StepCheck, "buergerhaushalt.what", kiez.StepContact}, Provenance: from},
		"private":   {Next: []string{kiez.StepContact}, Provenance: from},
		"checklist": {Next: []string{"kiezfonds.apply", kiez.StepContact}, Provenance: from},
		"elsewhere": {Next: []string{kiez.StepContact}, Confirm: true, Provenance: kiez.Provenance{AsOf: "2023"}},
	}[id]
	w.ID = id
	return w, ok
}

func (answers) Emergency(text string) (kind string, ok bool) {
	kind, ok = map[string]string{
		"es brennt": "fire", "у нас горить будинок": "fire", "ich kann nicht mehr leben": "crisis",
	}[strings.ToLower(text)]
	return kind, ok
}

func (answers) Ask(text string, lang kiez.Lang) kiez.Understanding {
	about := func(intent kiez.Intent) kiez.Understanding {
		return kiez.Understanding{Intent: intent, Action: kiez.ActionAnswer, Lang: lang}
	}
	switch text := strings.ToLower(text); text {
	case "geld vom kiezfonds":
		return kiez.Understanding{Action: kiez.ActionOffer, Lang: lang, Candidates: []kiez.Candidate{
			{Intent: "kiezfonds.what"}, {Intent: "dropped"}, {Intent: "kiezfonds.apply"},
		}}
	case "kiezfonds wann":
		return kiez.Understanding{Action: kiez.ActionOffer, Lang: lang, Candidates: []kiez.Candidate{
			{Intent: "kiezfonds.deadline", Confidence: 0.5},
			{Intent: "kiezfonds.apply", Confidence: 0.3},
			{Intent: "buergerjury.dates", Confidence: 0.04},
		}}
	case "wann und wo":
		return kiez.Understanding{Action: kiez.ActionOffer, Lang: lang, Candidates: []kiez.Candidate{
			{Intent: "buergerjury.dates", Confidence: 0.4},
			{Intent: "office.hours", Confidence: 0.2},
			{Intent: "buergerjury.what", Confidence: 0.039},
		}}
	case "geld":
		return kiez.Understanding{Action: kiez.ActionOffer, Lang: lang, Candidates: []kiez.Candidate{
			{Intent: "kiezfonds.amount", Confidence: 0.5}, {Intent: "buergerhaushalt.what", Confidence: 0.2},
		}}
	case "fast sicher":
		u := about("kiezfonds.deadline")
		u.Candidates = []kiez.Candidate{{Intent: "kiezfonds.deadline"}, {Intent: "kiezfonds.apply"}, {Intent: "office.hours"}}
		return u
	case "etwas von früher":
		return kiez.Understanding{Action: kiez.ActionOffer, Lang: lang, Candidates: []kiez.Candidate{{Intent: "dropped"}}}
	case "noch etwas von früher":
		return about("dropped")
	case "що таке kiezfonds?", "у нас горить будинок":
		return kiez.Understanding{Intent: "kiezfonds.what", Action: kiez.ActionAnswer, Lang: kiez.Ukrainian}
	case "wir treffen uns in der rhinstraße":
		return kiez.Understanding{
			Intent: "office.hours", Action: kiez.ActionOffer, Lang: lang,
			Candidates: []kiez.Candidate{{Intent: "office.hours", Confidence: 0.2}},
		}
	case "alles klar?":
		return kiez.Understanding{
			Intent: "smalltalk.thanks", Action: kiez.ActionOffer, Lang: lang,
			Candidates: []kiez.Candidate{{Intent: "smalltalk.thanks", Confidence: 0.4}, {Intent: "office.hours", Confidence: 0.3}},
		}
	case "wann denn so?":
		return kiez.Understanding{
			Intent: "office.hours", Action: kiez.ActionOffer, Lang: lang,
			Candidates: []kiez.Candidate{{Intent: "office.hours", Confidence: 0.4}, {Intent: "smalltalk.thanks", Confidence: 0.3}},
		}
	case "яка завтра погода?":
		return kiez.Understanding{Intent: kiez.OutOfScope, Action: kiez.ActionHandoff, Lang: kiez.Ukrainian}
	default:
		for _, s := range subjects() {
			if text == "frage "+string(s.Intent)+"?" {
				return about(s.Intent)
			}
		}
		if intent, ok := wordings()[bare(text)]; ok {
			return about(intent)
		}
		return kiez.Understanding{
			Intent: kiez.OutOfScope, Action: kiez.ActionHandoff, Lang: lang, Urgent: strings.Contains(text, "rauch"),
		}
	}
}

// wordings are messages of a word or a few.
func wordings() map[string]kiez.Intent {
	return map[string]kiez.Intent{
		"kiezfonds": "kiezfonds.what", "frist": "kiezfonds.deadline", "kontakt": "office.contact", "zeiten": "office.hours",
		"termine": "events.upcoming", "liên hệ": "office.contact", "mensch": "human", "bürgerhaushalt": "buergerhaushalt.what",
		"ich wohne in der rhinstraße": "about.stz", "seid ihr für karlshorst da": "about.stz",
		"hallo": "smalltalk.greeting", "guten tag": "smalltalk.greeting", "danke": "smalltalk.thanks",
		"kiezfonds und frist": "kiezfonds.deadline", "ich habe eine ganz lange frage zum kiezfonds": "kiezfonds.what",
	}
}

// bare is a text in lower case, without what is no letter, and without courtesies and the name of the bot around it.
func bare(text string) string {
	words := strings.FieldsFunc(text, func(r rune) bool { return !unicode.IsLetter(r) && !unicode.IsMark(r) })
	text = strings.Join(words, " ")
	for _, before := range []string{"kiezbot ", "hallo ", "guten tag "} {
		text = strings.TrimPrefix(text, before)
	}
	return strings.TrimSuffix(text, " danke")
}

func (answers) Subject(intent kiez.Intent) (kiez.Subject, bool) {
	at := slices.IndexFunc(subjects(), func(s kiez.Subject) bool { return s.Intent == intent })
	if at < 0 {
		return kiez.Subject{}, false
	}
	return subjects()[at], true
}

func (answers) Families() []string {
	var families []string
	for _, s := range subjects() {
		if !slices.Contains(families, s.Family) {
			families = append(families, s.Family)
		}
	}
	return families
}

func (answers) Family(family string) []kiez.Subject {
	return slices.DeleteFunc(subjects(), func(s kiez.Subject) bool { return s.Family != family })
}

// subjects has one of every kind.
func subjects() []kiez.Subject {
	from := kiez.Provenance{AsOf: "2026-11"}
	return []kiez.Subject{
		{
			Intent: "kiezfonds.what", Family: "kiezfonds", Kind: kiez.SubjectText, About: true, Provenance: from,
			Next: []kiez.Intent{"kiezfonds.apply", "kiezfonds.deadline"},
		},
		{Intent: "kiezfonds.apply", Family: "kiezfonds", Kind: kiez.SubjectText, Provenance: from},
		{Intent: "kiezfonds.amount", Family: "kiezfonds", Kind: kiez.SubjectText, AskArea: true, Provenance: from},
		{Intent: "kiezfonds.deadline", Family: "kiezfonds", Kind: kiez.SubjectDeadlines, AskArea: true, Provenance: from},
		{Intent: "buergerjury.what", Family: "buergerjury", Kind: kiez.SubjectText, About: true, Provenance: from},
		{Intent: "buergerjury.dates", Family: "buergerjury", Kind: kiez.SubjectSessions, AskArea: true, Provenance: from},
		{
			Intent: "buergerhaushalt.what", Family: "buergerhaushalt", Kind: kiez.SubjectText, About: true, Confirm: true,
			Provenance: kiez.Provenance{AsOf: "2023"},
		},
		{Intent: "office.hours", Family: "office", Kind: kiez.SubjectHours, Provenance: from},
		{Intent: "office.address", Family: "office", Kind: kiez.SubjectAddress, Provenance: from},
		{Intent: "office.contact", Family: "office", Kind: kiez.SubjectContact, Provenance: from},
		{
			Intent: "events.upcoming", Family: "events", Kind: kiez.SubjectEvents, Subscribe: kiez.Events, Provenance: from,
		},
		{
			Intent: "event.festival", Family: "events", Kind: kiez.SubjectEvents, Subscribe: kiez.Festival, Provenance: from,
		},
		{Intent: "smalltalk.greeting", Family: "talk", Kind: kiez.SubjectGreeting, Provenance: from},
		{Intent: "smalltalk.thanks", Family: "talk", Kind: kiez.SubjectThanks, Provenance: from},
		{Intent: "human", Family: "talk", Kind: kiez.SubjectHuman, Provenance: from},
	}
}

// office is open on the 9th of March, closed for different reasons at other times, and then for good.
type office struct {
	onMap   bool // its place is confirmed
	entries []kiez.Closure
	right   map[string]kiez.Confirmation
}

func (o *office) Facts() []kiez.Fact {
	facts := []kiez.Fact{
		{
			ID: "office:hours", Label: kiez.Say("upkeep.hours", nil), Others: []string{"10-15 (2020)"},
			Disputed: true, Provenance: kiez.Provenance{AsOf: "2027-02", Owner: "Büro", Source: "Aushang", ReviewBy: at("2027-06-30 00:00")},
		},
		{
			ID: "topics:kiezfonds.apply", Label: kiez.Say("topic.kiezfonds.apply.title", nil),
			Provenance: kiez.Provenance{AsOf: "2025", Owner: "Geschäftsstelle", Source: "Flyer", ReviewBy: at("2027-01-31 00:00")},
		},
		{
			ID: "facts:kiezfonds.limit", Label: kiez.Say("upkeep.fact", kiez.Data{"ID": kiez.Isolated("kiezfonds.limit"), "Value": 1000}),
			Provenance: kiez.Provenance{AsOf: "2025", Owner: "Geschäftsstelle", Source: "Flyer", ReviewBy: at("2027-12-31 00:00")},
		},
	}
	for i := range facts {
		if c, ok := o.right[facts[i].ID]; ok {
			facts[i].Confirmed, facts[i].Disputed = c, false
			facts[i].ReviewBy, facts[i].AsOf = c.At.AddDate(0, 6, 0), c.At.Format(time.DateOnly)
		}
	}
	return facts
}

func (o *office) Confirm(_ context.Context, fact string, c kiez.Confirmation) error {
	if o.right == nil {
		o.right = map[string]kiez.Confirmation{}
	}
	o.right[fact] = c
	return nil
}

func (o *office) Closures(context.Context) ([]kiez.Closure, error) {
	return slices.Clone(o.entries), nil
}

func (o *office) Close(_ context.Context, entry kiez.Closure) error {
	o.entries = append(o.entries, entry)
	return nil
}

func (o *office) Reopen(_ context.Context, id string) error {
	o.entries = slices.DeleteFunc(o.entries, func(c kiez.Closure) bool { return c.ID == id })
	return nil
}

func (o *office) Office() kiez.Office {
	known := kiez.Office{
		Name: "Stadtteilbüro", Address: "Kiezstraße 1, 10317 Berlin", Phone: "030 123", Mail: "kiez@example.org",
		ByAppointment: true, Provenance: kiez.Provenance{AsOf: "2027-02"},
	}
	if o.onMap {
		known.Confirmed, known.Location = true, &kiez.Venue{Lat: 52.5, Lon: 13.5}
	}
	return known
}

func (*office) Hours(now time.Time) handlers.Hours {
	h := map[string]handlers.Hours{
		"2027-03-08": {
			Reason: kiez.Say("hours.holiday", kiez.Data{"Holiday": kiez.Say("holiday.womens_day", nil)}),
			Next:   at("2027-03-09 11:00"), NextUntil: at("2027-03-09 15:00"),
		},
		"2027-03-09": {
			Open: true, Until: at("2027-03-09 15:00"), Next: at("2027-03-10 11:00"), NextUntil: at("2027-03-10 13:00"),
		},
		"2027-03-10": {
			Open: true, Until: at("2027-03-10 13:00"), Reason: kiez.Show(kiez.Titles{kiez.German: "Teamtag am Nachmittag"}),
		},
		"2027-03-12": {Next: at("2027-03-15 11:00"), NextUntil: at("2027-03-15 15:00")},
	}[now.In(berlin).Format(time.DateOnly)]
	block := []handlers.Span{{From: 11 * time.Hour, To: 15 * time.Hour}}
	h.Weekly = []handlers.WeekLine{
		{From: time.Monday, To: time.Wednesday, Spans: block},
		{From: time.Thursday, To: time.Thursday, Spans: append(block, handlers.Span{From: 16 * time.Hour, To: 18 * time.Hour})},
	}
	return h
}

// entered are the dates that everybody finds: something to visit, and closing dates and sessions of two areas.
func entered() []kiez.Event {
	content := kiez.Provenance{AsOf: "2027-01", Source: "https://example.org"}
	old := kiez.Provenance{AsOf: "2026-06", Source: "https://example.org", ReviewBy: at("2027-01-01 00:00")}
	hall := kiez.Place{Name: "Libezem", Address: "Rhinstraße 9"}
	closing := kiez.Titles{kiez.German: "Frist", kiez.English: "Closing date"}
	session := kiez.Titles{kiez.German: "Jurysitzung"}
	event := func(id string, title kiez.Titles, start string, e kiez.Event) kiez.Event {
		e.ID, e.Title, e.Start = id, maps.Clone(title), at(start)
		if e.Kind == "" {
			e.Kind, e.Topic = kiez.Gathering, kiez.Events
		}
		if e.Source == "" {
			e.Provenance = content
		}
		return e
	}
	const nl, nord = kiez.NeuLichtenberg, kiez.FriedrichsfeldeNord
	return []kiez.Event{
		event("breakfast", kiez.Titles{kiez.German: "Frühstück", kiez.Ukrainian: "Сніданок"}, "2027-03-10 10:00", kiez.Event{
			End: at("2027-03-10 12:00"), Area: nord,
			Place: kiez.Place{Name: hall.Name, Address: hall.Address, Access: kiez.Titles{kiez.German: "mit Rampe"}},
		}),
		event("cleanup", kiez.Titles{kiez.German: "Putztag"}, "2027-03-20 10:00", kiez.Event{Cancelled: true}),
		event("festival", kiez.Titles{kiez.German: "Kiezfest"}, "2027-05-28 14:00", kiez.Event{
			Kind: kiez.Gathering, Topic: kiez.Festival, End: at("2027-05-29 22:00"), Provenance: old,
		}),
		event("nl-march", closing, "2027-03-31 23:59", kiez.Event{
			Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: nl, Session: "jury-nl",
		}),
		event("nl-may", closing, "2027-05-31 23:59", kiez.Event{
			Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: nl,
		}),
		event("nord-march", closing, "2027-03-03 23:59", kiez.Event{
			Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: nord,
		}),
		event("nord-april", closing, "2027-04-05 23:59", kiez.Event{
			Kind: kiez.Deadline, Topic: kiez.KiezfondsDeadlines, Area: nord, Provenance: old,
		}),
		event("jury-nl", session, "2027-04-14 18:00", kiez.Event{
			Kind: kiez.Session, Topic: kiez.Jury, Area: nl, Place: kiez.Place{Name: "Gemeindesaal"},
		}),
	}
}

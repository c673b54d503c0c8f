package content

import (
	"strings"
	"time"

	"kiezbot/internal/kiez"
)

const officeFile = "office.yaml"

// The lists inside an entry are decoded item by item, so that each item tells its own mistake.
type officeEntry struct {
	Name          string `yaml:"name"`
	Confirmed     bool   `yaml:"confirmed"`
	Location      *point `yaml:"location"`
	Weekly        any    `yaml:"weekly"`
	ByAppointment bool   `yaml:"by_appointment"`
	Special       any    `yaml:"special"`
	OtherValues   any    `yaml:"other_values"`
	Origin        origin `yaml:",inline"`
}

type blockEntry struct {
	Day  string `yaml:"day"`
	From string `yaml:"from"`
	To   string `yaml:"to"`
}

type specialEntry struct {
	From   string            `yaml:"from"`
	To     string            `yaml:"to"`
	Blocks any               `yaml:"blocks"`
	Reason map[string]string `yaml:"reason"`
}

type otherEntry struct {
	About  string `yaml:"about"`
	Value  string `yaml:"value"`
	AsOf   string `yaml:"as_of"`
	Source string `yaml:"source"`
}

// loadOffice needs the facts: they hold address, phone, mail and web.
func (l *loader) loadOffice() {
	n, ok := l.open(officeFile)
	if !ok {
		return
	}
	var e officeEntry
	if !n.decode(&e) {
		return
	}
	if strings.TrimSpace(e.Name) == "" {
		n.at("name").problem("name is missing")
	}
	o := kiez.Office{
		Name:          e.Name,
		Address:       l.contact("office.address"),
		Phone:         l.contact("office.phone"),
		Mail:          l.contact("office.mail"),
		Web:           l.contact("office.web"),
		Weekly:        weekly(n.at("weekly")),
		ByAppointment: e.ByAppointment,
		Special:       l.special(n.at("special")),
		Confirmed:     e.Confirmed,
		Provenance:    l.provenance(n, "hours", nil, e.Origin),
	}
	if e.Location != nil {
		e.Location.check(n.at("location"))
		o.Location = &kiez.Venue{Lat: e.Location.Lat, Lon: e.Location.Lon, Title: o.Name, Address: o.Address}
	}
	l.content.Office = o
	l.others(n.at("other_values"))
}

func (l *loader) contact(fact string) string {
	s, _ := l.content.facts[fact].(kiez.Isolated) // a missing fact was reported with the facts
	return string(s)
}

func weekly(n node) []kiez.Block {
	var blocks []kiez.Block
	var before kiez.Block
	for _, item := range n.items() {
		var e blockEntry
		if !item.decode(&e) {
			continue
		}
		day, ok := parseDay(e.Day)
		if !ok {
			item.problem("%q is no day: monday to sunday", e.Day)
			continue
		}
		b, ok := readBlock(item, e)
		if !ok {
			continue
		}
		b.Day = day
		switch {
		case len(blocks) == 0:
		case weekIndex(b.Day) < weekIndex(before.Day):
			item.problem("days go from monday to sunday")
		case b.Day == before.Day:
			follows(item, before, b)
		}
		blocks, before = append(blocks, b), b
	}
	if len(n.items()) == 0 {
		n.problem("opening hours are missing")
	}
	return blocks
}

// follows reports a block that does not begin after the one before it on the same day has ended.
func follows(n node, before, b kiez.Block) {
	if b.From < before.To {
		n.problem("the block begins before the one above it ends")
	}
}

// readBlock reads the times of a block. A block that would go past midnight is refused.
func readBlock(n node, e blockEntry) (b kiez.Block, ok bool) {
	from, fromOK := parseTimeOfDay(e.From)
	to, toOK := parseTimeOfDay(e.To)
	switch {
	case !fromOK || !toOK:
		n.problem("from and to must be times such as \"09:00\"")
		return b, false
	case to <= from:
		n.problem("%s to %s would go past midnight: a block ends on the day it begins, at 24:00 at the latest", e.From, e.To)
		return b, false
	}
	return kiez.Block{From: from, To: to}, true
}

func (l *loader) special(n node) []kiez.SpecialDay {
	var days []kiez.SpecialDay
	for _, item := range n.items() {
		var e specialEntry
		if !item.decode(&e) {
			continue
		}
		if e.To == "" {
			e.To = e.From
		}
		day := kiez.SpecialDay{
			From:   l.date(item, "from", e.From),
			To:     l.date(item, "to", e.To),
			Blocks: changedHours(item.at("blocks")),
			Reason: titles(item.at("reason"), e.Reason),
		}
		if day.To.Before(day.From) {
			item.at("to").problem("the last day lies before the first")
		}
		if len(e.Reason) == 0 {
			item.problem("reason is missing: residents want to know why")
		}
		days = append(days, day)
	}
	return days
}

// changedHours reads the blocks of a closed or changed day; none means closed.
func changedHours(n node) []kiez.Block {
	var blocks []kiez.Block
	for _, item := range n.items() {
		var e blockEntry
		if !item.decode(&e) {
			continue
		}
		if e.Day != "" {
			item.problem("a closed or changed day is named by its date, not by a day of the week")
		}
		b, ok := readBlock(item, e)
		if !ok {
			continue
		}
		if len(blocks) > 0 {
			follows(item, blocks[len(blocks)-1], b)
		}
		blocks = append(blocks, b)
	}
	return blocks
}

func (l *loader) others(n node) {
	for _, item := range n.items() {
		var e otherEntry
		if !item.decode(&e) {
			continue
		}
		if (e.About != "address" && e.About != "hours") || e.Value == "" || e.Source == "" || !validAsOf(e.AsOf) {
			item.problem("another value needs about (address or hours), value, as_of and source")
		}
		l.content.Others = append(l.content.Others, OtherValue(e))
	}
}

func parseDay(s string) (time.Weekday, bool) {
	for d := time.Sunday; d <= time.Saturday; d++ {
		if strings.ToLower(d.String()) == s {
			return d, true
		}
	}
	return 0, false
}

// weekIndex counts the days from Monday, 0 to 6.
func weekIndex(d time.Weekday) int { return (int(d) + 6) % 7 }

// parseTimeOfDay reads "09:00" to "24:00" as the time since midnight.
func parseTimeOfDay(s string) (time.Duration, bool) {
	if s == "24:00" {
		return 24 * time.Hour, true
	}
	t, err := time.Parse("15:04", s)
	if err != nil || len(s) != len("15:04") {
		return 0, false
	}
	return time.Duration(t.Hour())*time.Hour + time.Duration(t.Minute())*time.Minute, true
}

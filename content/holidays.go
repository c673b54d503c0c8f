package content

import "kiezbot/internal/kiez"

const holidaysFile = "holidays.yaml"

type holidayEntry struct {
	Date   string `yaml:"date"`
	Key    string `yaml:"key"`
	Origin origin `yaml:",inline"`
}

func (l *loader) loadHolidays() {
	root, ok := l.open(holidaysFile)
	if !ok {
		return
	}
	root.only("holidays")
	seen := make(map[string]bool)
	for _, n := range root.at("holidays").items() {
		var e holidayEntry
		if !n.decode(&e) {
			continue
		}
		if !idPattern.MatchString(e.Key) {
			n.at("key").problem("key must be lower-case letters, digits and _")
		}
		if seen[e.Date] {
			n.problem("%s stands here twice", e.Date)
		}
		seen[e.Date] = true
		date := l.date(n, "date", e.Date)
		l.content.Holidays = append(l.content.Holidays, Holiday{Date: date, Key: e.Key})
		l.provenance(n, e.Date, kiez.Day(date), e.Origin)
	}
}

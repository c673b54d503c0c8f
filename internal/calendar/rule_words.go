package calendar

import (
	"regexp"
	"slices"
	"strconv"
	"strings"
	"time"
)

// The forms in which staff write a rule. Words of courtesy ("every", "jeden", "im Monat") are taken out before.
var (
	everyWeeks = regexp.MustCompile(
		`^(?:alle|every) (\d\d?|zwei|drei|vier|two|three|four|other|second) ?(?:wochen?|weeks?)(.*)$`)
	ruleFillers = regexp.MustCompile(`\b(?:jede[mnrs]?|jeweils|every|each|on|am|the|de[mnrs]|of|in|im|month|monats?)\b`)
	// An ordinal in digits, and the case endings of one in German words.
	digitOrdinal = regexp.MustCompile(`(\d)(?:\.|st\b|nd\b|rd\b|th\b)`)
	germanEnding = regexp.MustCompile(`e[mnrs]$`)
)

// spokenRule turns a rule as people write it into one of RFC 5545.
func spokenRule(text string) (spec string, ok bool) {
	if len(text) > maxText {
		return "", false
	}
	words := strings.ToLower(tidy(strings.Trim(text, separators)))
	switch words {
	case "täglich", "taeglich", "daily", "jeden tag", "every day":
		return "FREQ=DAILY", true
	case "wöchentlich", "woechentlich", "weekly", "jede woche", "every week":
		return "FREQ=WEEKLY", true
	case "monatlich", "monthly", "jeden monat", "every month":
		return "FREQ=MONTHLY", true
	case "jährlich", "jaehrlich", "yearly", "annually", "jedes jahr", "every year":
		return "FREQ=YEARLY", true
	case "werktags", "werktäglich", "weekdays", "every weekday", "montag bis freitag", "monday to friday", "mo-fr":
		return "FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR", true
	}
	if m := everyWeeks.FindStringSubmatch(words); m != nil {
		return everySomeWeeks(m[1], m[2])
	}
	return onWeekdays(words)
}

// everySomeWeeks reads "every 2 weeks", "alle zwei Wochen am Montag".
func everySomeWeeks(number, rest string) (spec string, ok bool) {
	n, err := strconv.Atoi(number)
	if err != nil {
		n = map[string]int{
			"zwei": 2, "drei": 3, "vier": 4, "two": 2, "three": 3, "four": 4, "other": 2, "second": 2,
		}[number]
	}
	spec = "FREQ=WEEKLY;INTERVAL=" + strconv.Itoa(n)
	if n == 0 {
		return "", false
	}
	days := ruleWords(rest)
	if len(days) == 0 {
		return spec, true
	}
	var codes []string
	for _, word := range days {
		code, ok := dayCode(word)
		if !ok {
			return "", false
		}
		codes = append(codes, code)
	}
	return spec + ";BYDAY=" + strings.Join(codes, ","), true
}

// onWeekdays reads weekdays with or without an ordinal before and a month behind: "2nd wednesday",
// "1. und 3. Dienstag", "Montag und Donnerstag", "last saturday in june".
func onWeekdays(text string) (spec string, ok bool) {
	var ordinals, codes []string
	month := 0
	for _, word := range ruleWords(text) {
		if n, ok := ordinal(word); ok && len(codes) == 0 {
			ordinals = append(ordinals, n)
		} else if code, ok := dayCode(word); ok && month == 0 {
			codes = append(codes, code)
		} else if m := monthNumber(word); m != 0 && month == 0 && len(codes) > 0 {
			month = m
		} else {
			return "", false
		}
	}
	switch {
	case len(codes) == 0, month != 0 && len(ordinals) == 0:
		return "", false
	case len(ordinals) == 0:
		return "FREQ=WEEKLY;BYDAY=" + strings.Join(codes, ","), true
	}
	var nth []string
	for _, n := range ordinals {
		for _, code := range codes {
			nth = append(nth, n+code)
		}
	}
	spec = "BYDAY=" + strings.Join(nth, ",")
	if month != 0 {
		return "FREQ=YEARLY;BYMONTH=" + strconv.Itoa(month) + ";" + spec, true
	}
	return "FREQ=MONTHLY;" + spec, true
}

// ruleWords gives the words that mean something, ordinals without their dots.
func ruleWords(text string) []string {
	text = digitOrdinal.ReplaceAllString(text, "$1 ")
	text = ruleFillers.ReplaceAllString(text, " ")
	words := strings.FieldsFunc(text, func(r rune) bool { return strings.ContainsRune(" ,;&+.", r) })
	return slices.DeleteFunc(words, func(w string) bool { return w == "und" || w == "and" })
}

// ordinal reads which one of a month is meant; -1 is the last.
func ordinal(word string) (string, bool) {
	number, ok := map[string]string{
		"1": "1", "erste": "1", "first": "1", "2": "2", "zweite": "2", "second": "2", "3": "3", "dritte": "3", "third": "3",
		"4": "4", "vierte": "4", "fourth": "4", "5": "5", "fünfte": "5", "fuenfte": "5", "fifth": "5",
		"letzte": "-1", "last": "-1",
	}[germanEnding.ReplaceAllString(word, "e")]
	return number, ok
}

// dayCode gives the code of RFC 5545 for a weekday in German or English, in full, short or with an s ("montags").
func dayCode(word string) (string, bool) {
	day, ok := weekdayOf(strings.TrimSuffix(word, "s"))
	if !ok {
		day, ok = englishWeekday(word)
	}
	if !ok {
		return "", false
	}
	return [...]string{"SU", "MO", "TU", "WE", "TH", "FR", "SA"}[day], true
}

func englishWeekday(word string) (time.Weekday, bool) {
	for day := time.Sunday; day <= time.Saturday; day++ {
		name := strings.ToLower(day.String())
		if word == name || word == name+"s" || len(word) >= 3 && strings.HasPrefix(name, word) {
			return day, true
		}
	}
	return 0, false
}

// monthNumber gives the number of a month by its German or English name, in full or short; 0: it is none.
func monthNumber(word string) int {
	for m := time.January; m <= time.December; m++ {
		name := strings.ToLower(m.String())
		if word == name || len(word) >= 3 && strings.HasPrefix(name, word) {
			return int(m)
		}
	}
	return monthOf(word)
}

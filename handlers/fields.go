package handlers

import (
	"errors"
	"maps"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

// field is one "key: value" line of a staff command; the value goes on in indented lines.
type field struct {
	line  int // the command itself stands in line 1
	key   string
	value kiez.Rich
}

// parseFields reads the lines below a staff command; a field may stand behind the command too. All mistakes come back
// together, each with its line.
func parseFields(text kiez.Rich) ([]field, error) {
	lines := text.Lines()
	command := len(lines[0].Text)
	if i := strings.IndexByte(lines[0].Text, ' '); i >= 0 {
		command = i
	}
	lines[0] = lines[0].Slice(command, len(lines[0].Text)).TrimSpace()
	return parseLines(lines)
}

// parseLines reads lines of fields.
func parseLines(lines []kiez.Rich) ([]field, error) {
	var fields []field
	var mistakes kiez.Lines
	seen := map[string]bool{}
	for at, line := range lines {
		trimmed := line.TrimSpace()
		indented := strings.HasPrefix(line.Text, " ") || strings.HasPrefix(line.Text, "\t")
		switch {
		case trimmed.Text == "" || indented && len(fields) > 0:
			if last := len(fields) - 1; last >= 0 {
				fields[last].value = fields[last].value.Append("\n", trimmed)
			}
		default:
			key, _, ok := strings.Cut(trimmed.Text, ":")
			value := trimmed.Slice(min(len(key)+1, len(trimmed.Text)), len(trimmed.Text))
			key = strings.ToLower(strings.TrimSpace(key))
			switch {
			case !ok || key == "" || strings.ContainsAny(key, " \t"):
				mistakes = append(mistakes, kiez.Say("staff.field_no_colon", kiez.Data{"Line": at + 1, "Given": trimmed.Text}))
			case seen[key]:
				mistakes = append(mistakes, kiez.Say("staff.field_twice", kiez.Data{"Line": at + 1, "Field": key}))
			default:
				seen[key] = true
				fields = append(fields, field{line: at + 1, key: key, value: value.TrimSpace()})
			}
		}
	}
	for i := range fields {
		fields[i].value = fields[i].value.TrimSpace()
	}
	return fields, refuse(mistakes)
}

// readFields gives every field to its reader and names all that is wrong at once, each with its line. names are what
// somebody is shown who wrote a field that the reader does not know.
func readFields(fields []field, names string, read func(f field) (known bool, err error)) error {
	mistakes := map[int]kiez.Text{}
	for _, f := range fields {
		known, err := read(f)
		if !known {
			mistakes[f.line] = kiez.Say("staff.field_unknown", kiez.Data{
				"Line": f.line, "Field": f.key, "Known": kiez.Isolated(names),
			})
			continue
		}
		if user, ok := errors.AsType[*kiez.UserError](err); ok {
			mistakes[f.line] = kiez.Say("staff.field_wrong", kiez.Data{"Line": f.line, "Field": f.key, "Why": user.Text})
		} else if err != nil {
			return err
		}
	}
	var lines kiez.Lines
	for _, line := range slices.Sorted(maps.Keys(mistakes)) {
		lines = append(lines, mistakes[line])
	}
	return refuse(lines)
}

// refuse makes one error of all mistakes; none is no error.
func refuse(mistakes kiez.Lines) error {
	if len(mistakes) == 0 {
		return nil
	}
	return &kiez.UserError{Text: kiez.Show(mistakes)}
}

// splitList reads "events, festival".
func splitList(value string) []string {
	items := strings.FieldsFunc(value, func(r rune) bool { return r == ',' || r == ';' || r == '\n' })
	out := items[:0]
	for _, item := range items {
		if item = strings.ToLower(strings.TrimSpace(item)); item != "" {
			out = append(out, item)
		}
	}
	return out
}

// readTopics reads a list of topics of subscription.
func readTopics(value string) ([]kiez.Topic, error) {
	var topics []kiez.Topic
	for _, item := range splitList(value) {
		t := kiez.Topic(item)
		if !t.Known() {
			return nil, kiez.Refuse("staff.topic_unknown", kiez.Data{"Given": item, "Known": known(kiez.Topics())})
		}
		topics = append(topics, t)
	}
	return topics, nil
}

// readAreas reads a list of areas; "all" or nothing means all three, written as none.
func readAreas(value string) ([]kiez.Area, error) {
	var areas []kiez.Area
	for _, item := range splitList(value) {
		if isAll(item) {
			return nil, nil
		}
		a := kiez.Area(item)
		if !a.Known() {
			return nil, kiez.Refuse("staff.area_unknown", kiez.Data{"Given": item, "Known": known(kiez.Areas())})
		}
		areas = append(areas, a)
	}
	return areas, nil
}

// readLangs reads a list of languages; "all" or nothing means all ten, written as none.
func readLangs(value string) ([]kiez.Lang, error) {
	var langs []kiez.Lang
	for _, item := range splitList(value) {
		if isAll(item) {
			return nil, nil
		}
		l, ok := kiez.ParseLang(item)
		if !ok {
			return nil, kiez.Refuse("staff.language_unknown", kiez.Data{"Given": item, "Known": known(kiez.Langs())})
		}
		langs = append(langs, l)
	}
	return langs, nil
}

func isAll(item string) bool { return item == "all" || item == "alle" }

// cutDays splits "1.7. bis 31.8. Sommerpause" after the first day; false: there is only one.
func cutDays(text string) (first, rest string, ok bool) {
	for _, between := range []string{" bis ", " to ", " - ", " – "} {
		if first, rest, ok = strings.Cut(text, between); ok {
			return first, rest, true
		}
	}
	return text, "", false
}

// known lists what may be typed, in the form in which it is typed.
func known[T ~string](things []T) kiez.Isolated {
	names := make([]string, len(things))
	for i, t := range things {
		names[i] = string(t)
	}
	return kiez.Isolated(strings.Join(names, ", "))
}

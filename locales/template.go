package locales

import (
	"fmt"
	"slices"
	"strings"
	"unicode"

	i18n "github.com/nicksnyder/go-i18n/v2/i18n/template"
)

// noValue stands where a value is missing, which is our mistake; text/template says it the same way.
const noValue = "<no value>"

// A template is a text with placeholders: what stands between them and their names, by turns.
type template []string

// parseTemplate reads a text whose placeholders are of the form {{.Name}}. Anything else in double braces is an error.
func parseTemplate(text string) (template, error) {
	var t template
	for {
		before, rest, more := strings.Cut(text, "{{")
		t = append(t, before)
		if !more {
			return t, nil
		}
		inside, after, closed := strings.Cut(rest, "}}")
		name, dotted := strings.CutPrefix(strings.TrimSpace(inside), ".")
		if !closed || !dotted || name == "" || strings.ContainsFunc(name, inNoName) {
			return nil, fmt.Errorf("%q is no placeholder of the form {{.Name}}", "{{"+inside)
		}
		t, text = append(t, name), after
	}
}

func inNoName(r rune) bool {
	return r != '_' && (r > unicode.MaxASCII || !unicode.IsLetter(r) && !unicode.IsDigit(r))
}

// Execute fills in data, a map[string]string.
func (t template) Execute(data any) (string, error) {
	values, _ := data.(map[string]string)
	filled := slices.Clone(t)
	for i := 1; i < len(filled); i += 2 {
		value, ok := values[t[i]]
		if !ok {
			value = noValue
		}
		filled[i] = value
	}
	return strings.Join(filled, ""), nil
}

// parser makes go-i18n use templates. Those of text/template look every value up by reflection, and each keeps a tree
// of some kilobytes.
type parser struct{}

// Cacheable reports that a template may be kept.
func (parser) Cacheable() bool { return true }

// Parse parses a text; the delimiters are those of every text.
func (parser) Parse(text, _, _ string) (i18n.ParsedTemplate, error) { return parseTemplate(text) }

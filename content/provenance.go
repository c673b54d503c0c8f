package content

import (
	"slices"
	"strings"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/goccy/go-yaml/ast"

	"kiezbot/internal/kiez"
)

// origin is what a file says about where a value comes from.
type origin struct {
	AsOf       string  `yaml:"as_of"`
	Source     sources `yaml:"source"`
	Owner      string  `yaml:"owner"`
	ReviewBy   string  `yaml:"review_by"`
	Confidence string  `yaml:"confidence"`
}

// sources is one source or a list of them.
type sources []string

// UnmarshalYAML takes a text or a list of texts.
func (s *sources) UnmarshalYAML(n ast.Node) error {
	if n.Type() == ast.SequenceType {
		return yaml.NodeToValue(n, (*[]string)(s)) //nolint:wrapcheck // the library's error carries the position
	}
	var one string
	if err := yaml.NodeToValue(n, &one); err != nil {
		return err //nolint:wrapcheck // the library's error carries the position
	}
	*s = sources{one}
	return nil
}

// provenance checks the origin of the value at n and puts it on the list of what is to be reviewed. The id is one
// within its file; value is what staff compare, nil where the texts say it.
func (l *loader) provenance(n node, id string, value any, o origin) kiez.Provenance {
	if !validAsOf(o.AsOf) {
		n.at("as_of").problem("as_of must be a year, month or day such as 2025, 2025-02 or 2025-02-10")
	}
	if len(o.Source) == 0 || slices.Contains(o.Source, "") {
		n.at("source").problem("source is missing: say where the value comes from")
	}
	if strings.TrimSpace(o.Owner) == "" {
		n.at("owner").problem("owner is missing: say which role keeps the value right")
	}
	p := kiez.Provenance{
		AsOf:     o.AsOf,
		Source:   strings.Join(o.Source, ", "),
		Owner:    o.Owner,
		ReviewBy: l.date(n, "review_by", o.ReviewBy),
	}
	l.content.Reviews = append(l.content.Reviews, Review{
		ID: strings.TrimSuffix(n.file, ".yaml") + ":" + id, Value: value, Confidence: o.Confidence, Provenance: p,
	})
	return p
}

// trust checks the confidence that facts and places have to state.
func trust(n node, confidence string) {
	if !slices.Contains([]string{"high", "medium", "low"}, confidence) {
		n.at("confidence").problem("confidence must be high, medium or low")
	}
}

func validAsOf(s string) bool {
	for _, layout := range []string{"2006", "2006-01", time.DateOnly} {
		if _, err := time.Parse(layout, s); err == nil {
			return true
		}
	}
	return false
}

// date reads the field as a date, midnight in Berlin. A missing or impossible one is a problem.
func (l *loader) date(n node, field, value string) time.Time {
	if value == "" {
		n.at(field).problem("%s is missing: a date such as 2027-01-31", field)
		return time.Time{}
	}
	day, err := time.ParseInLocation(time.DateOnly, value, l.berlin)
	if err != nil {
		n.at(field).problem("%s: there is no date %q; write it like 2027-01-31", field, value)
	}
	return day
}

// titles checks a short text per language: known languages, German always there, no text empty.
func titles(n node, texts map[string]string) kiez.Titles {
	out := make(kiez.Titles, len(texts))
	for _, f := range n.fields() {
		lang := kiez.Lang(f.key)
		switch {
		case !slices.Contains(kiez.Langs(), lang):
			f.problem("unknown language %q", f.key)
		case strings.TrimSpace(texts[f.key]) == "":
			f.problem("the text is empty")
		default:
			out[lang] = texts[f.key]
		}
	}
	if len(texts) > 0 && out[kiez.German] == "" {
		n.problem("the German text (de) is missing")
	}
	return out
}

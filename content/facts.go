package content

import (
	"math"
	"net/mail"
	"net/url"
	"regexp"
	"slices"
	"strings"

	"kiezbot/internal/kiez"
)

const factsFile = "facts.yaml"

type factEntry struct {
	Type   string `yaml:"type"`
	Value  any    `yaml:"value"`
	Origin origin `yaml:",inline"`
}

// officeFacts are the facts that make up the contact of the office.
func officeFacts() []string {
	return []string{"office.address", "office.phone", "office.mail", "office.web"}
}

func (l *loader) loadFacts() {
	root, ok := l.open(factsFile)
	if !ok {
		return
	}
	root.only("facts")
	for _, n := range root.at("facts").fields() {
		var e factEntry
		if !n.decode(&e) {
			l.content.facts[n.key] = nil // known all the same, so that its uses are no further mistakes
			continue
		}
		if !idPattern.MatchString(n.key) || strings.HasPrefix(n.key, "place.") {
			n.problem("%q is no id: lower-case letters, digits, _ and dots, not beginning with \"place.\"", n.key)
		}
		value, wrong := factValue(e.Type, e.Value)
		if wrong != "" {
			at := n.at("value")
			if !slices.Contains(factTypes(), e.Type) {
				at = n.at("type")
			}
			at.problem("%s", wrong)
		}
		l.content.facts[n.key] = value
		l.provenance(n, n.key, value, e.Origin)
		trust(n, e.Origin.Confidence)
	}
	for _, id := range officeFacts() {
		if v, ok := l.content.facts[id]; !ok {
			root.at("facts").problem("the fact %s is missing", id)
		} else if _, ok := v.(kiez.Isolated); !ok && v != nil {
			root.at("facts").at(id).problem("%s must be of type address, phone, mail or url", id)
		}
	}
	for _, need := range []struct{ id, kind string }{{"kiezfonds.limit", "money"}, {"kiezfonds.form", "url"}} {
		if n := root.at("facts").at(need.id); n.at("type").text() != need.kind {
			n.problem("%s must be there, of type %s: the pre-check of the Kiezfonds needs it", need.id, need.kind)
		}
	}
}

func factTypes() []string {
	return []string{"money", "number", "phone", "mail", "url", "address", "text"}
}

var (
	idPattern    = regexp.MustCompile(`^[a-z][a-z0-9_]*(\.[a-z][a-z0-9_]*)*$`)
	phonePattern = regexp.MustCompile(`^\+?[0-9(][0-9 ()/-]*[0-9]$`)
)

// factValue gives the value as a value of kiez.Data, or says what is wrong with it.
func factValue(kind string, value any) (v any, wrong string) {
	switch kind {
	case "money", "number":
		return countValue(kind, value)
	case "phone", "mail", "url", "address", "text":
		s, ok := value.(string)
		if !ok || strings.TrimSpace(s) == "" {
			return nil, "the value must be text; put a number into quotes"
		}
		if wrong := malformed(kind, s); wrong != "" {
			return nil, wrong
		}
		if kind == "text" {
			return s, ""
		}
		return kiez.Isolated(s), ""
	default:
		return nil, "type must be money, number, phone, mail, url, address or text"
	}
}

func countValue(kind string, value any) (v any, wrong string) {
	n, ok := value.(uint64)
	if !ok || n > math.MaxInt32 {
		return nil, "the value must be a whole number without separators, such as 1000"
	}
	if kind == "money" {
		return kiez.Euro(n), ""
	}
	return int(n), ""
}

func malformed(kind, s string) string {
	switch kind {
	case "phone":
		if !phonePattern.MatchString(s) {
			return "no phone number: digits, blanks, brackets and dashes"
		}
	case "mail":
		if a, err := mail.ParseAddress(s); err != nil || a.Address != s {
			return "no mail address"
		}
	case "url":
		if u, err := url.Parse(s); err != nil || u.Host == "" || (u.Scheme != "https" && u.Scheme != "http") {
			return "no link: it must begin with https://"
		}
	}
	return ""
}

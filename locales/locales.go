// Package locales turns keys into sentences: the interface's own from the YAML files beside it, answers from a Source.
// It escapes every value, formats dates and money the way each language does, and keeps left-to-right values in order
// inside right-to-left text. It does not choose a language and does not know who is asking.
package locales

import (
	"embed"
	"errors"
	"fmt"
	"html"
	"io/fs"
	"log/slog"
	"regexp"
	"strings"
	"sync"
	"time"

	"github.com/goccy/go-yaml"
	"github.com/nicksnyder/go-i18n/v2/i18n"
	"golang.org/x/text/language"

	"kiezbot/internal/kiez"
)

//go:embed *.yaml
var builtin embed.FS

// Builtin is the folder of texts that is compiled in.
func Builtin() fs.FS { return builtin }

// Source provides the texts and facts that staff edit: answers, titles, and the values of {fact} placeholders.
type Source interface {
	Text(lang kiez.Lang, key string) (string, bool)
	Fact(id string) (value any, ok bool)
}

// Catalog renders texts in all languages. It is safe for concurrent use and never changes, nor may its Source.
type Catalog struct {
	langs  map[kiez.Lang]sentences
	source Source
	facts  *regexp.Regexp
	loc    *time.Location
	log    *slog.Logger
	// standing are the texts without values that were rendered before: string by standing.
	standing *sync.Map
}

// standing names a text that is always the same.
type standing struct {
	lang kiez.Lang
	key  string
	lead bool
	as   form
}

// Load reads one YAML file a language from files. Times are shown in loc. A missing or unreadable language is an error;
// Check finds what is wrong inside the files.
func Load(files fs.FS, source Source, loc *time.Location, log *slog.Logger) (*Catalog, error) {
	c := &Catalog{
		langs: map[kiez.Lang]sentences{}, source: source, facts: regexp.MustCompile(factPattern), loc: loc, log: log,
		standing: new(sync.Map),
	}
	var errs []error
	for _, lang := range kiez.Langs() {
		own, err := loadLanguage(files, lang)
		if err != nil {
			errs = append(errs, err)
			continue
		}
		c.langs[lang] = own
	}
	return c, errors.Join(errs...)
}

// WithSource is the same catalog with the texts and facts of another source.
func (c *Catalog) WithSource(source Source) *Catalog {
	other := *c
	other.source, other.standing = source, new(sync.Map)
	return &other
}

// sentences are the texts of one language.
type sentences struct {
	// fixed are those without placeholders and plural forms: most of them. As messages of the library they would take
	// several times the memory.
	fixed   map[string]string
	varying *i18n.Localizer
}

// loadLanguage gives each language a bundle of its own: go-i18n's matching between languages would answer a Persian
// with Arabic where a text is missing.
func loadLanguage(files fs.FS, lang kiez.Lang) (s sentences, err error) {
	name := string(lang) + ".yaml"
	raw, err := fs.ReadFile(files, name)
	if err != nil {
		return s, fmt.Errorf("read locale: %w", err)
	}
	tag := language.Make(string(lang.Base()))
	reads := map[string]i18n.UnmarshalFunc{"yaml": yaml.Unmarshal}
	parsed, err := i18n.ParseMessageFileBytes(raw, tag.String()+".yaml", reads)
	if err != nil {
		return s, fmt.Errorf("%s: %w", name, err)
	}
	s.fixed = make(map[string]string)
	bundle := i18n.NewBundle(tag)
	for _, m := range parsed.Messages {
		if isFixed(m) {
			s.fixed[m.ID] = m.Other
		} else if err := bundle.AddMessages(tag, m); err != nil {
			return s, fmt.Errorf("%s: %w", name, err)
		}
	}
	s.varying = i18n.NewLocalizer(bundle, tag.String())
	return s, nil
}

// isFixed reports whether a text is always shown as it stands.
func isFixed(m *i18n.Message) bool {
	return m.Other != "" && m.Zero+m.One+m.Two+m.Few+m.Many == "" && !strings.Contains(m.Other, "{{")
}

// HTML renders a text as Telegram HTML in lang.
func (c *Catalog) HTML(lang kiez.Lang, text kiez.Text) string {
	return c.render(lang, text, asHTML)
}

// Label renders a text without markup, for buttons and notices.
func (c *Catalog) Label(lang kiez.Lang, text kiez.Text) string {
	return c.render(lang, text, asLabel)
}

// Body joins the paragraphs of a message with blank lines; an empty paragraph vanishes.
func (c *Catalog) Body(lang kiez.Lang, paragraphs []kiez.Text) string {
	parts := make([]string, 0, len(paragraphs))
	for _, p := range paragraphs {
		if s := c.HTML(lang, p); s != "" {
			parts = append(parts, s)
		}
	}
	return strings.Join(parts, "\n\n")
}

// Rows renders the buttons of a message. In right-to-left languages a row runs from right to left.
func (c *Catalog) Rows(lang kiez.Lang, rows [][]kiez.Button) [][]kiez.Key {
	out := make([][]kiez.Key, 0, len(rows))
	for _, row := range rows {
		keys := make([]kiez.Key, len(row))
		for i, b := range row {
			at := i
			if lang.RTL() {
				at = len(row) - 1 - i
			}
			keys[at] = kiez.Key{Label: c.Label(lang, b.Label), Data: b.Data, URL: b.URL}
		}
		out = append(out, keys)
	}
	return out
}

// render renders a text; one without values only once in each language.
func (c *Catalog) render(lang kiez.Lang, text kiez.Text, as form) string {
	if text.Key == "" {
		return ""
	}
	if text.Lang != "" {
		lang = text.Lang
	}
	if value, ok := text.Shown(); ok {
		return c.value(lang, value, as)
	}
	if len(text.Data) > 0 {
		s, _ := c.lookUp(lang, text, as)
		return s
	}
	which := standing{lang, text.Key, text.Lead, as}
	if s, ok := c.standing.Load(which); ok {
		return s.(string) //nolint:forcetypeassert // nothing else is stored
	}
	s, known := c.lookUp(lang, text, as)
	if known { // else anybody could fill the memory with keys that do not exist
		c.standing.Store(which, s)
	}
	return s
}

// lookUp looks a key up in the interface's texts first, then among the answers, and falls back to German: a resident
// rather reads German than nothing. A key that nobody knows is our mistake; it is logged and shown as itself.
func (c *Catalog) lookUp(lang kiez.Lang, text kiez.Text, as form) (s string, known bool) {
	for _, l := range []kiez.Lang{lang, lang.Base(), kiez.German} {
		if s, ok := c.localize(l, text, as); ok {
			return s, true
		}
		if s, ok := c.source.Text(l, text.Key); ok {
			if text.Lead {
				s = lead(s)
			}
			return c.fill(l, s, as), true
		}
	}
	c.log.Error("text is missing in every language", "key", text.Key, "lang", string(lang))
	return text.Key, false
}

// lead is the first paragraph of an answer; all of it where a tag goes on behind the paragraph.
func lead(answer string) string {
	first, _, _ := strings.Cut(answer, "\n\n")
	if strings.Count(first, "<") != 2*strings.Count(first, "</") {
		return answer
	}
	return first
}

func (c *Catalog) localize(lang kiez.Lang, text kiez.Text, as form) (string, bool) {
	own, ok := c.langs[lang]
	if !ok {
		return "", false
	}
	if s, ok := own.fixed[text.Key]; ok {
		return s, true
	}
	cfg := &i18n.LocalizeConfig{
		MessageID: text.Key, TemplateData: c.values(lang, text.Data, as), TemplateParser: parser{},
	}
	if n, ok := text.Data["Count"].(int); ok {
		cfg.PluralCount = n
	}
	s, err := own.varying.Localize(cfg)
	if missing := (*i18n.MessageNotFoundErr)(nil); errors.As(err, &missing) {
		return "", false
	}
	if err != nil {
		c.log.Error("text cannot be rendered", "key", text.Key, "lang", string(lang), "err", err)
		return "", false
	}
	return s, true
}

// Plain strips the markup of a rendered text, for a terminal.
func Plain(rendered string) string {
	return html.UnescapeString(regexp.MustCompile(`</?[a-z][^>]*>`).ReplaceAllString(rendered, ""))
}

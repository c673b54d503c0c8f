package answers

import (
	"bufio"
	"fmt"
	"io"
	"strings"

	"kiezbot/internal/kiez"
)

// A Lexicon says which stems and phrases of the ten languages mean the same concept. The zero Lexicon is empty.
type Lexicon struct {
	concepts []concept
}

type concept struct {
	name  string
	stems []stem
}

type stem struct {
	lang  kiez.Lang // empty: any language
	text  string    // not folded yet
	whole bool      // the word must end where the stem ends
}

// ParseLexicon reads a lexicon: "@concept" opens a concept; each line below it is a language ("any" or one of the
// ten) and its stems or phrases with commas between, "=" before one that is a whole word; "#" opens a comment. Errors
// name the line.
func ParseLexicon(r io.Reader) (Lexicon, error) {
	var lex Lexicon
	seen := make(map[string]bool)
	lines := bufio.NewScanner(r)
	for number := 1; lines.Scan(); number++ {
		line := strings.TrimSpace(lines.Text())
		if line == "" || strings.HasPrefix(line, "#") {
			continue
		}
		if name, ok := strings.CutPrefix(line, "@"); ok {
			if name == "" || seen[name] {
				return Lexicon{}, fmt.Errorf("lexicon line %d: concept %q is empty or there twice", number, name)
			}
			seen[name] = true
			lex.concepts = append(lex.concepts, concept{name: name})
			continue
		}
		if len(lex.concepts) == 0 {
			return Lexicon{}, fmt.Errorf("lexicon line %d: stems before the first concept", number)
		}
		stems, err := parseStems(line)
		if err != nil {
			return Lexicon{}, fmt.Errorf("lexicon line %d: %w", number, err)
		}
		last := &lex.concepts[len(lex.concepts)-1]
		last.stems = append(last.stems, stems...)
	}
	if err := lines.Err(); err != nil {
		return Lexicon{}, fmt.Errorf("read lexicon: %w", err)
	}
	return lex, nil
}

func parseStems(line string) ([]stem, error) {
	code, list, ok := strings.Cut(line, " ")
	if !ok {
		return nil, fmt.Errorf("no stems after %q", code)
	}
	lang := kiez.Lang("")
	if code != "any" {
		if lang, ok = kiez.ParseLang(code); !ok {
			return nil, fmt.Errorf("unknown language %q", code)
		}
	}
	var stems []stem
	for text := range strings.SplitSeq(list, ",") {
		text, whole := strings.CutPrefix(strings.TrimSpace(text), "=")
		if text == "" {
			return nil, fmt.Errorf("empty stem for %q", code)
		}
		stems = append(stems, stem{lang: lang, text: text, whole: whole})
	}
	return stems, nil
}

package drawing

import (
	"bytes"
	"embed"
	"fmt"

	"github.com/go-text/typesetting/font"
	"github.com/go-text/typesetting/shaping"
)

// The fonts are Noto Sans for Latin and Cyrillic letters and Noto Sans Arabic, see fonts/OFL.txt.
//
//go:embed fonts/*.ttf
var fontFiles embed.FS

// typesetter puts letters in their places. It is for one page: its parts remember what they did.
type typesetter struct {
	faces    map[bool][]*font.Face // by boldness, in the order in which they are asked for a letter
	bold     bool
	segments shaping.Segmenter
	shaper   shaping.HarfbuzzShaper
	wrapper  shaping.LineWrapper
}

func newTypesetter() (*typesetter, error) {
	s := &typesetter{faces: map[bool][]*font.Face{}}
	for _, name := range []string{"NotoSans", "NotoSansArabic"} {
		for weight, bold := range map[string]bool{"Regular": false, "Bold": true} {
			data, err := fontFiles.ReadFile("fonts/" + name + "-" + weight + ".ttf")
			if err != nil {
				return nil, fmt.Errorf("read font: %w", err)
			}
			face, err := font.ParseTTF(bytes.NewReader(data))
			if err != nil {
				return nil, fmt.Errorf("read font %s %s: %w", name, weight, err)
			}
			s.faces[bold] = append(s.faces[bold], face)
		}
	}
	return s, nil
}

// ResolveFace gives the font that has a letter, or the first.
func (s *typesetter) ResolveFace(letter rune) *font.Face {
	faces := s.faces[s.bold]
	for _, face := range faces {
		if _, ok := face.NominalGlyph(letter); ok {
			return face
		}
	}
	return faces[0]
}

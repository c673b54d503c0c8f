package drawing

import (
	"slices"
	"strings"

	"github.com/go-text/typesetting/di"
	"github.com/go-text/typesetting/font"
	ot "github.com/go-text/typesetting/font/opentype"
	"github.com/go-text/typesetting/language"
	"github.com/go-text/typesetting/shaping"
	"golang.org/x/image/math/fixed"
)

// lineHeight is the distance of two lines, in sizes of the letters.
const lineHeight = 1.4

// Align says where the lines of a text stand in its width.
type Align int

// The alignments. Start is left, or right for what is written from right to left.
const (
	Start Align = iota
	Middle
	End
)

// Text is what is to be written, from its top on.
type Text struct {
	Words string // lines are broken where they are too long, and at "\n"
	Lang  string // IETF tag: shapes of letters differ by language
	RTL   bool   // it is written from right to left as a whole
	Size  float32
	Bold  bool
	Color Color
	X, Y  float32
	Width float32
	Align Align
}

// Write draws a text and gives the height it took.
func (p *Page) Write(t Text) (height float32) {
	drawn := fill{color: t.Color}
	for paragraph := range strings.SplitSeq(t.Words, "\n") {
		for _, line := range p.letters.lines(t, paragraph) {
			drawn.path = append(drawn.path, p.letters.outline(t, line, t.Y+height+t.Size*1.07)...)
			height += t.Size * lineHeight
		}
	}
	p.fills = append(p.fills, drawn)
	return height
}

// Measure gives the height a text would take, and the width of its longest line.
func (p *Page) Measure(t Text) (width, height float32) {
	for paragraph := range strings.SplitSeq(t.Words, "\n") {
		for _, line := range p.letters.lines(t, paragraph) {
			width, height = max(width, advance(line)), height+t.Size*lineHeight
		}
	}
	return width, height
}

// lines shapes a paragraph and breaks it.
func (s *typesetter) lines(t Text, paragraph string) []shaping.Line {
	words := []rune(paragraph)
	if len(words) == 0 {
		return []shaping.Line{nil}
	}
	s.bold = t.Bold
	direction := di.DirectionLTR
	if t.RTL {
		direction = di.DirectionRTL
	}
	runs := s.segments.Split(shaping.Input{
		Text: words, RunEnd: len(words), Direction: direction,
		Size: fixed.Int26_6(t.Size * 64), Language: language.NewLanguage(t.Lang),
	}, s)
	shaped := make([]shaping.Output, len(runs))
	for i, run := range runs {
		shaped[i] = s.shaper.Shape(run)
	}
	lines, _ := s.wrapper.WrapParagraphF(
		shaping.WrapConfig{Direction: direction}, fixed.Int26_6(t.Width*64), words, shaping.NewSliceIterator(shaped))
	kept := make([]shaping.Line, len(lines)) // the wrapper uses its own again
	for i, line := range lines {
		kept[i] = slices.Clone(line)
		slices.SortFunc(kept[i], func(a, b shaping.Output) int { return int(a.VisualIndex - b.VisualIndex) })
	}
	return kept
}

// outline gives the outlines of the letters of a line that stands on the height y.
func (s *typesetter) outline(t Text, line shaping.Line, y float32) []step {
	x, free := t.X, t.Width-advance(line)
	switch {
	case t.Align == Middle:
		x += free / 2
	case (t.Align == End) != t.RTL:
		x += free
	}
	var path []step
	for _, run := range line {
		scale := t.Size / float32(run.Face.Upem())
		for _, g := range run.Glyphs {
			if shape, ok := run.Face.GlyphData(g.GlyphID).(font.GlyphOutline); ok {
				path = append(path, placed(shape, scale, x+inPoints(g.XOffset), y-inPoints(g.YOffset))...)
			}
			x += inPoints(g.Advance)
		}
	}
	return path
}

// placed is the outline of a letter in its place; a font's axis points up, a page's down.
func placed(shape font.GlyphOutline, scale, x, y float32) []step {
	op := map[ot.SegmentOp]byte{
		ot.SegmentOpMoveTo: 'M', ot.SegmentOpLineTo: 'L', ot.SegmentOpQuadTo: 'Q', ot.SegmentOpCubeTo: 'C',
	}
	var path []step
	for i, seg := range shape.Segments {
		if seg.Op == ot.SegmentOpMoveTo && i > 0 {
			path = append(path, step{op: 'Z'})
		}
		next := step{op: op[seg.Op]}
		for j, at := range seg.ArgsSlice() {
			next.points[j] = point{x + at.X*scale, y - at.Y*scale}
		}
		path = append(path, next)
	}
	if len(path) > 0 {
		path = append(path, step{op: 'Z'})
	}
	return path
}

func advance(line shaping.Line) (width float32) {
	for _, run := range line {
		width += inPoints(run.Advance)
	}
	return width
}

func inPoints(n fixed.Int26_6) float32 { return float32(n) / 64 }

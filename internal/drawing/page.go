// Package drawing makes pictures and printable pages: shapes, and text in any of the ten languages, written as it is
// written. A page becomes a PNG or a PDF. What stands on a page, and why, is for others to say.
package drawing

import (
	"image/color"
)

// Page is an empty sheet that things are drawn on, one over the other. Lengths are in points, from the top left.
type Page struct {
	Width, Height float32
	fills         []fill
	letters       *typesetter
}

// Color is a color that covers what is below it.
type Color = color.RGBA

// RGB makes a color of its number: 0xrrggbb.
func RGB(n uint32) Color {
	return Color{R: uint8(n >> 16), G: uint8(n >> 8), B: uint8(n), A: 0xff} //nolint:gosec // the bytes of the number
}

// fill is an area of one color; overlapping outlines count by the non-zero rule.
type fill struct {
	path  []step
	color Color
}

// step goes on with an outline.
type step struct {
	op     byte // 'M' to, 'L' line, 'Q' and 'C' curve with one and two control points, 'Z' back to the beginning
	points [3]point
}

type point struct{ x, y float32 }

// New makes a page with a background.
func New(width, height float32, background Color) (*Page, error) {
	letters, err := newTypesetter()
	if err != nil {
		return nil, err
	}
	p := &Page{Width: width, Height: height, letters: letters}
	p.Rect(0, 0, width, height, background)
	return p, nil
}

// Rect fills a rectangle.
func (p *Page) Rect(x, y, width, height float32, c Color) { p.Round(x, y, width, height, 0, c) }

// Round fills a rectangle whose corners are arcs of this radius, at most half its sides.
func (p *Page) Round(x, y, width, height, radius float32, c Color) {
	r := min(radius, width/2, height/2)
	right, bottom := x+width, y+height
	p.fills = append(p.fills, fill{color: c, path: []step{
		{'M', [3]point{{x + r, y}}},
		{'L', [3]point{{right - r, y}}},
		{'Q', [3]point{{right, y}, {right, y + r}}},
		{'L', [3]point{{right, bottom - r}}},
		{'Q', [3]point{{right, bottom}, {right - r, bottom}}},
		{'L', [3]point{{x + r, bottom}}},
		{'Q', [3]point{{x, bottom}, {x, bottom - r}}},
		{'L', [3]point{{x, y + r}}},
		{'Q', [3]point{{x, y}, {x + r, y}}},
		{op: 'Z'},
	}})
}

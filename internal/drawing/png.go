package drawing

import (
	"bytes"
	"fmt"
	"image"
	"image/png"
	"math"

	"golang.org/x/image/vector"
)

// PNG gives the page as a picture of scale pixels a point.
func (p *Page) PNG(scale float32) ([]byte, error) {
	picture := image.NewRGBA(image.Rect(0, 0, int(p.Width*scale), int(p.Height*scale)))
	raster := new(vector.Rasterizer)
	for _, f := range p.fills {
		f.rasterize(raster, picture, scale)
	}
	var file bytes.Buffer
	if err := png.Encode(&file, picture); err != nil {
		return nil, fmt.Errorf("write picture: %w", err)
	}
	return file.Bytes(), nil
}

// rasterize fills the area in the picture. Only the part of the picture it lies in is looked at.
func (f fill) rasterize(raster *vector.Rasterizer, picture *image.RGBA, scale float32) {
	box := f.bounds(scale).Intersect(picture.Bounds())
	if box.Empty() {
		return
	}
	raster.Reset(box.Dx(), box.Dy())
	at := func(q point) (x, y float32) { return q.x*scale - float32(box.Min.X), q.y*scale - float32(box.Min.Y) }
	for _, s := range f.path {
		ax, ay := at(s.points[0])
		bx, by := at(s.points[1])
		switch s.op {
		case 'M':
			raster.MoveTo(ax, ay)
		case 'L':
			raster.LineTo(ax, ay)
		case 'Q':
			raster.QuadTo(ax, ay, bx, by)
		case 'C':
			cx, cy := at(s.points[2])
			raster.CubeTo(ax, ay, bx, by, cx, cy)
		case 'Z':
			raster.ClosePath()
		}
	}
	raster.Draw(picture, box, image.NewUniform(f.color), image.Point{})
}

// bounds is where the area lies in a picture.
func (f fill) bounds(scale float32) image.Rectangle {
	low, high := point{math.MaxFloat32, math.MaxFloat32}, point{-math.MaxFloat32, -math.MaxFloat32}
	for _, s := range f.path {
		for _, q := range s.points[:s.count()] {
			low = point{min(low.x, q.x), min(low.y, q.y)}
			high = point{max(high.x, q.x), max(high.y, q.y)}
		}
	}
	if low.x > high.x {
		return image.Rectangle{}
	}
	return image.Rect(int(low.x*scale)-1, int(low.y*scale)-1, int(high.x*scale)+2, int(high.y*scale)+2)
}

// count is the number of points that the step has.
func (s step) count() int { return map[byte]int{'M': 1, 'L': 1, 'Q': 2, 'C': 3}[s.op] }

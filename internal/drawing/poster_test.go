package drawing

import (
	"bytes"
	"image"
	_ "image/png"
	"os"
	"os/exec"
	"path/filepath"
	"testing"

	"github.com/makiuchi-d/gozxing"
	"github.com/makiuchi-d/gozxing/qrcode"
)

const link = "https://t.me/kiezbot?start=ev_kiezfruehstueck-2027-03-10"

// read gives what the code in a picture says.
func read(t *testing.T, picture []byte) string {
	t.Helper()
	decoded, _, err := image.Decode(bytes.NewReader(picture))
	if err != nil {
		t.Fatal(err)
	}
	bits, err := gozxing.NewBinaryBitmapFromImage(decoded)
	if err != nil {
		t.Fatal(err)
	}
	said, err := qrcode.NewQRCodeReader().Decode(bits, nil)
	if err != nil {
		t.Fatalf("no code to be read: %v", err)
	}
	return said.GetText()
}

func TestCodeCanBeRead(t *testing.T) {
	t.Parallel()
	picture, err := QR(link)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code says %q", got)
	}
}

// breakfast is a poster in all scripts.
func breakfast() Poster {
	return Poster{Link: link, Owner: "Stadtteilkoordination Lichtenberg Mitte", Blocks: []Block{
		{Lang: "de", Title: "Kiezfrühstück", When: "Mittwoch, 10. März 2027, 18:00 Uhr\nLibezem, Rhinstraße 9", Call: "Code scannen und den Kiezbot fragen."},
		{Lang: "en", Title: "Neighbourhood breakfast", When: "Wednesday, 10 March 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Scan the code and ask the Kiezbot."},
		{Lang: "vi", Title: "Bữa sáng khu phố", When: "Thứ Tư, 10 tháng 3 năm 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Quét mã và hỏi Kiezbot."},
		{Lang: "ru", Title: "Соседский завтрак", When: "среда, 10 марта 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Отсканируйте код и спросите Kiezbot."},
		{Lang: "uk", Title: "Сусідський сніданок", When: "середа, 10 березня 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Скануйте код і запитайте Kiezbot."},
		{Lang: "ar", RTL: true, Title: "فطور الحي", When: "الأربعاء، 10 مارس 2027، الساعة 18:00\nLibezem, Rhinstraße 9", Call: "امسحوا الرمز واسألوا Kiezbot."},
		{Lang: "fa", RTL: true, Title: "صبحانهٔ محله", When: "چهارشنبه، 10 مارس 2027، ساعت 18:00\nLibezem, Rhinstraße 9", Call: "کد را اسکن کنید و از Kiezbot بپرسید."},
		{Lang: "tr", Title: "Mahalle kahvaltısı", When: "10 Mart 2027 Çarşamba, 18:00\nLibezem, Rhinstraße 9", Call: "Kodu okutun ve Kiezbot’a sorun."},
		{Lang: "pl", Title: "Śniadanie sąsiedzkie", When: "środa, 10 marca 2027, 18:00\nLibezem, Rhinstraße 9", Call: "Zeskanuj kod i zapytaj Kiezbota."},
	}}
}

// The code of the page can be read as it is printed, by whatever shows PDF files.
func TestPosterCanBeReadFromThePage(t *testing.T) {
	t.Parallel()
	poster := breakfast()
	pdf, err := poster.PDF()
	if err != nil {
		t.Fatal(err)
	}
	if again, err := poster.PDF(); err != nil || !bytes.Equal(pdf, again) {
		t.Errorf("made again the page differs, %v", err)
	}
	picture, err := poster.PNG(1)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code of the picture says %q", got)
	}
	dir := t.TempDir()
	if at := os.Getenv("KIEZBOT_PICTURES"); at != "" { // to look at
		dir = at
	}
	file := filepath.Join(dir, "poster.pdf")
	if err := os.WriteFile(file, pdf, 0o600); err != nil {
		t.Fatal(err)
	}
	if _, err := exec.LookPath("pdftoppm"); err != nil {
		t.Log("no pdftoppm here: the page itself was not looked at")
		return
	}
	out := filepath.Join(dir, "poster")
	if said, err := exec.CommandContext(t.Context(), "pdftoppm", "-r", "100", "-png", "-singlefile", file, out).CombinedOutput(); err != nil {
		t.Fatalf("%v: %s", err, said)
	}
	page, err := os.ReadFile(out + ".png")
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, page); got != link {
		t.Errorf("the code of the page says %q", got)
	}
}

// German alone, and words that are too long for a line, are a page too.
func TestPosterInOneLanguage(t *testing.T) {
	t.Parallel()
	poster := Poster{Link: link, Blocks: []Block{{Lang: "de", Title: "Nachbarschaftsfreiwilligenkoordinationsfrühstück", Call: "Fragen?"}}}
	picture, err := poster.PNG(1)
	if err != nil {
		t.Fatal(err)
	}
	if got := read(t, picture); got != link {
		t.Errorf("the code says %q", got)
	}
}

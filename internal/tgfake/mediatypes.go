package tgfake

// Entity marks a part of a text; offset and length count UTF-16 units.
type Entity struct {
	Type          string `json:"type"`
	Offset        int    `json:"offset"`
	Length        int    `json:"length"`
	URL           string `json:"url,omitempty"`
	User          *User  `json:"user,omitempty"`
	Language      string `json:"language,omitempty"`
	CustomEmojiID string `json:"custom_emoji_id,omitempty"`
}

// PhotoSize is one size of a photo.
type PhotoSize struct {
	FileRef
	Width  int `json:"width"`
	Height int `json:"height"`
}

// FileRef identifies a file that can be fetched with getFile. Size is in bytes.
type FileRef struct {
	FileID   string `json:"file_id"`
	UniqueID string `json:"file_unique_id"`
	Size     int64  `json:"file_size,omitempty"`
}

// Document is a file of any kind.
type Document struct {
	FileRef
	FileName string `json:"file_name,omitempty"`
	MimeType string `json:"mime_type,omitempty"`
}

// Media is a voice, video, video note or audio. Duration is in seconds.
type Media struct {
	FileRef
	Duration int    `json:"duration"`
	Width    int    `json:"width,omitempty"`
	Height   int    `json:"height,omitempty"`
	FileName string `json:"file_name,omitempty"`
	MimeType string `json:"mime_type,omitempty"`
}

// Sticker is a sticker a person sent.
type Sticker struct {
	FileRef
	Type       string `json:"type"`
	Width      int    `json:"width"`
	Height     int    `json:"height"`
	IsAnimated bool   `json:"is_animated"`
	IsVideo    bool   `json:"is_video"`
	Emoji      string `json:"emoji,omitempty"`
	SetName    string `json:"set_name,omitempty"`
}

// Contact is a shared phone number.
type Contact struct {
	PhoneNumber string `json:"phone_number"`
	FirstName   string `json:"first_name"`
	LastName    string `json:"last_name,omitempty"`
	UserID      int64  `json:"user_id,omitempty"`
}

// Location is a point in degrees.
type Location struct {
	Latitude  float64 `json:"latitude"`
	Longitude float64 `json:"longitude"`
}

// Venue is a named place.
type Venue struct {
	Location Location `json:"location"`
	Title    string   `json:"title"`
	Address  string   `json:"address"`
}

// ForwardOrigin says where a forwarded message came from.
// Type is "user", or "hidden_user" for people who hide their account.
type ForwardOrigin struct {
	Type       string `json:"type"`
	Date       int64  `json:"date"`
	SenderUser *User  `json:"sender_user,omitempty"`
	SenderName string `json:"sender_user_name,omitempty"`
}

// ForumTopicTitle is the service message of a new topic.
type ForumTopicTitle struct {
	Name      string `json:"name"`
	IconColor int    `json:"icon_color"`
}

//! DICOM files, written element by element in every encoding.

use std::io::Write as _;

#[derive(Clone, Copy, PartialEq)]
pub(super) enum Syntax {
    Implicit,
    Explicit,
    BigEndian,
    Deflated,
    Rle,
    Jpeg,
    JpegLossless,
    Jpeg2000,
    JpegLs,
}

impl Syntax {
    pub(super) fn uid(self) -> &'static str {
        match self {
            Self::Implicit => "1.2.840.10008.1.2",
            Self::Explicit => "1.2.840.10008.1.2.1",
            Self::BigEndian => "1.2.840.10008.1.2.2",
            Self::Deflated => "1.2.840.10008.1.2.1.99",
            Self::Rle => "1.2.840.10008.1.2.5",
            Self::Jpeg => "1.2.840.10008.1.2.4.50",
            Self::JpegLossless => "1.2.840.10008.1.2.4.70",
            Self::Jpeg2000 => "1.2.840.10008.1.2.4.90",
            Self::JpegLs => "1.2.840.10008.1.2.4.80",
        }
    }
}

/// Elements in rising order of tags, then the pixels.
#[derive(Clone)]
pub(super) struct Dicom {
    pub(super) syntax: Syntax,
    elements: Vec<(u32, &'static str, Vec<u8>)>,
    /// 16-bit samples, 8-bit samples, or compressed fragments.
    pub(super) pixels: Pixels,
}

#[derive(Clone)]
pub(super) enum Pixels {
    Words(Vec<u16>),
    Bytes(Vec<u8>),
    Fragments(Vec<Vec<u8>>),
}

impl Dicom {
    pub(super) fn new(syntax: Syntax, width: u16, height: u16, pixels: Pixels) -> Self {
        let bits = if matches!(pixels, Pixels::Bytes(_)) { 8 } else { 16 };
        let mut made = Self { syntax, elements: Vec::new(), pixels };
        made.text(0x0008_0060, "CS", "OT")
            .text(0x0010_0010, "PN", "Doe^Jane")
            .short(0x0028_0002, 1)
            .text(0x0028_0004, "CS", "MONOCHROME2")
            .short(0x0028_0010, height)
            .short(0x0028_0011, width)
            .short(0x0028_0100, bits)
            .short(0x0028_0101, bits)
            .short(0x0028_0102, bits - 1)
            .short(0x0028_0103, 0);
        made
    }

    pub(super) fn grey16(syntax: Syntax, width: u16, height: u16) -> Self {
        let values: Vec<u16> = (0..u32::from(width) * u32::from(height)).map(|i| (i * 7919 % 60_000) as u16).collect();
        let pixels = if syntax == Syntax::Rle { Pixels::Fragments(vec![rle(&values)]) } else { Pixels::Words(values) };
        Self::new(syntax, width, height, pixels)
    }

    pub(super) fn jpeg(file: &[u8], width: u16, height: u16) -> Self {
        let mut made = Self::new(Syntax::Jpeg, width, height, Pixels::Fragments(vec![file.to_vec()]));
        made.short(0x0028_0100, 8).short(0x0028_0101, 8).short(0x0028_0102, 7);
        made
    }

    pub(super) fn jpeg_lossless() -> Self {
        let mut made = Self::new(Syntax::JpegLossless, 8, 6, Pixels::Fragments(vec![hex(LOSSLESS_JPEG)]));
        made.short(0x0028_0101, 12).short(0x0028_0102, 11);
        made
    }

    /// 12 bits, pixel x + 16 y is (37 x + 101 y) mod 4096.
    pub(super) fn jpeg2000() -> Self {
        let mut made = Self::new(Syntax::Jpeg2000, 16, 12, Pixels::Fragments(vec![hex(JPEG2000)]));
        made.short(0x0028_0101, 12).short(0x0028_0102, 11);
        made
    }

    /// Sets an element; a later value replaces an earlier one.
    pub(super) fn element(&mut self, tag: u32, vr: &'static str, data: Vec<u8>) -> &mut Self {
        self.elements.retain(|(other, _, _)| *other != tag);
        let place = self.elements.partition_point(|(other, _, _)| *other < tag);
        self.elements.insert(place, (tag, vr, data));
        self
    }

    pub(super) fn text(&mut self, tag: u32, vr: &'static str, text: &str) -> &mut Self {
        let mut data = text.as_bytes().to_vec();
        data.resize(data.len().next_multiple_of(2), b' ');
        self.element(tag, vr, data)
    }

    pub(super) fn short(&mut self, tag: u32, value: u16) -> &mut Self {
        let data = if self.syntax == Syntax::BigEndian { value.to_be_bytes() } else { value.to_le_bytes() };
        self.element(tag, "US", data.to_vec())
    }

    fn number(&self, value: u32, size: usize) -> Vec<u8> {
        if self.syntax == Syntax::BigEndian {
            value.to_be_bytes()[4 - size..].to_vec()
        } else {
            value.to_le_bytes()[..size].to_vec()
        }
    }

    fn head(&self, tag: u32, vr: &str, length: u32) -> Vec<u8> {
        let tag = [self.number(tag >> 16, 2), self.number(tag & 0xffff, 2)].concat();
        let long = matches!(vr, "OB" | "OW" | "SQ");
        match self.syntax {
            Syntax::Implicit => [tag, self.number(length, 4)].concat(),
            _ if long => [tag, vr.into(), vec![0; 2], self.number(length, 4)].concat(),
            _ => [tag, vr.into(), self.number(length, 2)].concat(),
        }
    }

    pub(super) fn bytes(&self) -> Vec<u8> {
        let mut uid = self.syntax.uid().as_bytes().to_vec();
        uid.resize(uid.len().next_multiple_of(2), 0);
        let mut bytes = vec![0; 128];
        bytes.extend(b"DICM\x02\0\0\0UL\x04\0");
        bytes.extend((8 + uid.len() as u32).to_le_bytes());
        bytes.extend(b"\x02\0\x10\0UI");
        bytes.extend((uid.len() as u16).to_le_bytes());
        bytes.extend(uid);
        let mut data = Vec::new();
        for (tag, vr, value) in &self.elements {
            data.extend(self.head(*tag, vr, value.len() as u32));
            data.extend(value);
        }
        match &self.pixels {
            Pixels::Words(words) => {
                data.extend(self.head(0x7fe0_0010, "OW", 2 * words.len() as u32));
                data.extend(words.iter().flat_map(|&word| self.number(word.into(), 2)));
            }
            Pixels::Bytes(pixels) => {
                let length = pixels.len().next_multiple_of(2);
                data.extend(self.head(0x7fe0_0010, "OB", length as u32));
                data.extend(pixels);
                data.resize(data.len() + length - pixels.len(), 0);
            }
            Pixels::Fragments(fragments) => {
                data.extend(self.head(0x7fe0_0010, "OB", u32::MAX));
                data.extend(b"\xfe\xff\0\xe0\0\0\0\0");
                for fragment in fragments {
                    let length = fragment.len().next_multiple_of(2);
                    data.extend(b"\xfe\xff\0\xe0");
                    data.extend((length as u32).to_le_bytes());
                    data.extend(fragment);
                    data.resize(data.len() + length - fragment.len(), 0);
                }
                data.extend(b"\xfe\xff\xdd\xe0\0\0\0\0");
            }
        }
        if self.syntax == Syntax::Deflated {
            let mut packer = flate2::write::DeflateEncoder::new(Vec::new(), flate2::Compression::fast());
            packer.write_all(&data).unwrap();
            data = packer.finish().unwrap();
        }
        bytes.extend(data);
        bytes
    }
}

/// Two segments, high bytes first, all of them literal runs.
pub(super) fn rle(words: &[u16]) -> Vec<u8> {
    let segment = |byte: fn(&u16) -> u8| {
        let mut packed: Vec<u8> = Vec::new();
        for run in words.chunks(128) {
            packed.push(run.len() as u8 - 1);
            packed.extend(run.iter().map(byte));
        }
        packed.resize(packed.len().next_multiple_of(2), 128);
        packed
    };
    let (high, low) = (segment(|word| (word >> 8) as u8), segment(|word| *word as u8));
    let mut bytes = [2, 64, 64 + high.len() as u32].into_iter().flat_map(u32::to_le_bytes).collect::<Vec<u8>>();
    bytes.resize(64, 0);
    [bytes, high, low].concat()
}

pub(super) fn hex(text: &str) -> Vec<u8> {
    text.as_bytes().chunks(2).map(|pair| u8::from_str_radix(str::from_utf8(pair).unwrap(), 16).unwrap()).collect()
}

/// 8 × 6 samples of 12 bits: (371 x + 1013 y) mod 4096.
pub(super) const LOSSLESS_JPEG: &str = "\
    ffd8ffc400170001010101000000000000000000000000090c0a0bffc3000b0c0006000801001100ffda00080100000600009ffd735cd735\
    cd735cd73dfabf6fdbf6fdbf6fdbf7bf57edfb7edfb7ee1fae3f5bf57edfb87eb8fd71faa7edfbdfac3f5c7ea9fb7edfb7edfb8fd29fb7ed\
    fb7edfb7edfbffd9\
";
/// 16 × 12 samples of 12 bits: (37 x + 101 y) mod 4096.
pub(super) const JPEG2000: &str = "\
    ff4fff5100290000000000100000000c0000000000000000000000100000000c000000000000000000010b0101ff52000c00000001000004\
    040001ff5c00044060ff640025000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a00000000\
    01080001ff93dfe3dc123657b1aa2e2a7c1b51361b8d2e6f1d1ad5fa57fd8389302a054dd2f8f1989a7859cb7a1905a2bd642ce44b138bca\
    f372ea28e2b6011180f287e5c222301e8738b1b90665a24e2fe32013ed10c033d9d0fa8cbf52d61cdd56b0e49da73755ac39baaaba86cba6\
    4094a16870a16870a168569464238e417a9464196aaa727bfb9a9f45cdec280f51a2fa2a2df62e799d3d45fdccf84cdb6760506d33db6b12\
    80db6cec0a0cb88cf42e0506d33ec2dc3f364c064406f480430644064406f4804306440644062123896b896b896b896b896b896b896b896b\
    896b896b896b17dc89c44e227113889c44e227113889c44e227113889c44e227ffd9\
";
/// 16 × 12 signed samples of 16 bits: (371 x + 1013 y) mod 4096 - 2048.
pub(super) const SIGNED_JPEG2000: &str = "\
    ff4fff5100290000000000100000000c0000000000000000000000100000000c000000000000000000018f0101ff52000c00000001000004\
    040001ff5c00044080ff640025000143726561746564206279204f70656e4a5045472076657273696f6e20322e352e34ff90000a00000000\
    012d0001ff93c1fe51b0123692f594e0f6cf79f26d0e9375494ffa1bab46bf745dddae21700379003d3bf78a7237172dd4049d499bce6a66\
    efa9aac4aac049a078d641d78960ce55ec0293cdc0e0ff6a30a309d18fa68754783301106ea1754bcf17883d487516fc8ed62704a8e2db36\
    c365bb2a24234ddd1d78abbf1c0d6ee4bd4f196efe15373ddd7c632a15c3661e05a18a7c0eaa7b9693d4cf3df83988fd10fd6ad556d3cc57\
    dbfd72ef2278c6eeb8a2466d9739f46f9176cf2346172d23db7b81f3c63235de40c9ec05cfb8e78baf375c59a323e57d8331ebb823d8cc1e\
    78e7a643b88a03294ebc201452c580ca52b9f6806ce15ad80e9eb2739a86c2b5b01d3da39a766d856b603a84cba3aceaaaaaaaaaaaaaaaaa\
    aaaaaaaaaaaaaaaaaaaaaaaaa7ffd9\
";

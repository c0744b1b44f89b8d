//! A small picture for the tests, written by hand so that they need no encoder.

/// A grey picture of `side` pixels as PNG, with stored (uncompressed) rows: a bright spot on a dark ground.
pub(crate) fn png(side: u32, spot: f64) -> Vec<u8> {
    let mut rows = Vec::new();
    for y in 0..side {
        rows.push(0);
        for x in 0..side {
            let (dx, dy) = (f64::from(x) / f64::from(side) - spot, f64::from(y) / f64::from(side) - 0.5);
            rows.push((30.0 + 200.0 * (-(dx * dx + dy * dy) * 30.0).exp()) as u8);
        }
    }
    let mut zlib = vec![0x78, 0x01];
    let mut blocks = rows.chunks(60_000).peekable();
    while let Some(block) = blocks.next() {
        let length = block.len() as u16;
        zlib.push(u8::from(blocks.peek().is_none()));
        zlib.extend(length.to_le_bytes());
        zlib.extend((!length).to_le_bytes());
        zlib.extend(block);
    }
    let (a, b) = rows.iter().fold((1_u32, 0_u32), |(a, b), v| {
        let a = (a + u32::from(*v)) % 65_521;
        (a, (b + a) % 65_521)
    });
    zlib.extend(((b << 16) | a).to_be_bytes());
    let mut out = b"\x89PNG\r\n\x1a\n".to_vec();
    let mut header = Vec::new();
    header.extend(side.to_be_bytes());
    header.extend(side.to_be_bytes());
    header.extend([8, 0, 0, 0, 0]);
    for (kind, data) in [(b"IHDR", header), (b"IDAT", zlib), (b"IEND", Vec::new())] {
        out.extend((data.len() as u32).to_be_bytes());
        let body: Vec<u8> = kind.iter().copied().chain(data).collect();
        let crc = body.iter().fold(u32::MAX, |crc, byte| {
            (0..8).fold(crc ^ u32::from(*byte), |crc, _| if crc & 1 == 1 { (crc >> 1) ^ 0xedb8_8320 } else { crc >> 1 })
        });
        out.extend(body);
        out.extend((!crc).to_be_bytes());
    }
    out
}
